import type { SamplerPlan } from '../../src/diffusion/samplers/samplerPlan';
import type { SampleOptions } from './engine';
import { flowField } from './vectorField';
import { recordedSteps, type FrameRecorder } from './frameRecorder';
import { imageGrid } from './imageGrid';
import type { Job } from './job';
import type { Meter } from './meter';
import type { Network } from './network';
import type { WorkerEvent } from './workerProtocol';

/** Where a job shows what it does. */
export interface Showing {
  readonly recorder: FrameRecorder;
  readonly meter: Meter;
  readonly emit: (event: WorkerEvent) => void;
}

/**
 * Samples a network, records the steps for the canvases, and tells of each. Points are shown on `data`, and a flow's
 * field is worked out for each recorded step when the samples are done.
 */
export function samplingJob(
  network: Network,
  plan: SamplerPlan,
  options: SampleOptions,
  { recorder, meter, emit }: Showing,
  data?: Float32Array,
): Job {
  const { engine, side, flops, loss } = network;
  return {
    phase: 'sampling',
    async run(turn) {
      const { count, guidanceScale = 1 } = options;
      const grid = (values: Float32Array) => imageGrid(values, count, side, engine.config.in_channels);
      const first = options.initial?.position ?? 0;
      const recorded = recordedSteps(plan.length - first);
      const stepFlops = flops * count * (guidanceScale === 1 ? 1 : 2);
      let workedSeconds = 0;
      let started = performance.now();
      recorder.clear(data);
      const times: number[] = [];
      await engine.sample(plan, options, async (index, x, x0) => {
        const seconds = (performance.now() - started) / 1000;
        workedSeconds += seconds;
        meter.count(1, stepFlops, seconds, engine.counters?.());
        if (recorded.has(index - first)) {
          const t = plan[index + 1]?.t ?? 0;
          const frame = recorder.record({ t, xt: grid(x), x0: grid(x0) });
          times.push(plan[index + 1]?.t ?? plan[index]?.t ?? 1);
          const done = index === plan.length - 1;
          emit({ type: 'sampled', index: frame, of: recorded.size, t, done, elapsedSeconds: workedSeconds });
        }
        const goesOn = await turn();
        started = performance.now();
        return goesOn;
      });
      if (data && loss === 'flow') {
        for (const [frame, t] of times.entries()) {
          recorder.addField(frame, await flowField(network, t));
          if (!(await turn())) break;
        }
      }
    },
  };
}
