import type { Provenance } from '../../../src/protocol/provenance';
import type { SampleOptions } from '../contract/engine';
import { flowField } from './vectorField';
import { recordedSteps, type Frame, type FrameRecorder } from '../pictures/frameRecorder';
import { imageGrid } from '../pictures/drawImageGrid';
import type { Job } from './job';
import type { Meter } from './meter';
import type { Network } from '../contract/network';
import type { WorkerEvent } from '../protocol/events';
import type { SamplingCourse } from './samplingCourse';

type Pictures = Pick<Frame, 'xt' | 'x0'>;

/** Where a job shows what it does. */
export interface Showing {
  readonly recorder: FrameRecorder;
  readonly meter: Meter;
  readonly emit: (event: WorkerEvent) => void;
  /** What makes the pictures, asked when the job begins: training may go on until then. */
  readonly made: () => Provenance;
}

/**
 * Samples a network, records the steps for the canvases, and tells of each. Points are shown on `data`, and a flow's
 * field is worked out for each recorded step when the samples are done.
 */
export function samplingJob(
  network: Network,
  course: SamplingCourse,
  options: SampleOptions,
  { recorder, meter, emit, made: ask }: Showing,
  data?: Float32Array,
): Job {
  const { engine, side, flops, loss } = network;
  const { plan } = course;
  return {
    phase: 'sampling',
    async run(turn) {
      const { count, guidanceScale = 1 } = options;
      const grid = (values: Float32Array) => imageGrid(values, count, side, engine.config.in_channels);
      const first = options.initial?.position ?? 0;
      const recorded = new Set([...recordedSteps(plan.length - first)].map((index) => first + index));
      const stepFlops = flops * count * (guidanceScale === 1 ? 1 : 2);
      let workedSeconds = 0;
      let started = performance.now();
      const made = ask();
      recorder.clear(data, made);
      const times: number[] = [];
      const onStep = async (index: number, pictures: Pictures | undefined): Promise<boolean> => {
        const seconds = (performance.now() - started) / 1000;
        workedSeconds += seconds;
        meter.count(1, stepFlops, seconds, engine.counters?.());
        if (pictures) {
          const t = plan[index + 1]?.t ?? 0;
          const frame = recorder.record({ t, ...pictures });
          times.push(plan[index + 1]?.t ?? plan[index]?.t ?? 1);
          const done = index === plan.length - 1;
          emit({
            type: 'sampled',
            index: frame,
            of: recorded.size,
            t,
            done,
            elapsedSeconds: workedSeconds,
            made,
          });
        }
        const goesOn = await turn();
        started = performance.now();
        return goesOn;
      };
      // Images stay in the GPU's memory; points are read.
      const inPlace = course.planned && recorder.drawsFromDevice && !data;
      if (inPlace && engine.record) {
        await engine.record(plan, options, recorded, onStep);
      } else {
        await course.run(engine, options, (index, x, x0) =>
          onStep(index, recorded.has(index) ? { xt: grid(x), x0: grid(x0) } : undefined),
        );
      }
      if (data && loss === 'flow') {
        for (const [frame, t] of times.entries()) {
          recorder.addField(frame, await flowField(network, t));
          if (!(await turn())) {
            break;
          }
        }
      }
    },
  };
}
