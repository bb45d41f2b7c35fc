import * as l10n from '@vscode/l10n';
import type { DeviceGrid } from '../contract/deviceGrid';
import type { SampleOptions } from '../contract/engine';
import type { Grid } from '../pictures/frameRecorder';
import { imageGrid } from '../pictures/drawImageGrid';
import type { Job } from './job';
import type { Network } from '../contract/network';
import type { SamplingCourse } from './samplingCourse';
import type { Showing } from './samplingJob';

/** Guidance scales of the sweep: 0 is the network without classes, 1 the conditional one, above 1 is guidance. */
export const sweptScales = [0, 1, 2, 4, 8] as const;

/** Why a network without classes, or without “no class”, has no sweep. */
export function sweepNeedsClasses(): string {
  return l10n.t(
    'A guidance sweep compares a network with and without classes, and this one does not know both. Choose another task or model.',
  );
}

/** Samples one more row and gives all rows so far; undefined when `onStep` ended it. */
type SampleRow = (options: SampleOptions, onStep: () => Promise<boolean>) => Promise<Grid | undefined>;

/**
 * Samples the same noise and labels once for each guidance scale, a row of images each: 0 is the network without
 * classes, 1 the conditional one.
 */
export function guidanceSweepJob(
  network: Network,
  course: SamplingCourse,
  options: SampleOptions,
  { recorder, meter, emit, made: ask }: Showing,
): Job {
  const { engine, flops, noClass } = network;
  const { count } = options;
  return {
    phase: 'sampling',
    async run(turn) {
      if (engine.config.num_class_embeds === null || noClass === false) {
        throw new RangeError(sweepNeedsClasses());
      }
      const started = performance.now();
      const made = ask();
      recorder.clear(undefined, made);
      const sampleRow =
        (recorder.drawsFromDevice ? rowsOnDevice(network, course) : undefined) ??
        rowsInMemory(network, course);
      for (const [row, guidanceScale] of sweptScales.entries()) {
        let stepStarted = performance.now();
        const grid = await sampleRow({ ...options, guidanceScale }, async () => {
          const seconds = (performance.now() - stepStarted) / 1000;
          meter.count(1, flops * count * (guidanceScale === 1 ? 1 : 2), seconds, engine.counters?.());
          const goesOn = await turn();
          stepStarted = performance.now();
          return goesOn;
        });
        if (!grid) {
          return;
        }
        const index = recorder.record({ t: 0, xt: grid, x0: grid });
        const done = row === sweptScales.length - 1;
        const elapsedSeconds = (performance.now() - started) / 1000;
        emit({ type: 'sampled', index, of: sweptScales.length, t: 0, done, elapsedSeconds, made });
      }
    },
  };
}

/** Images stay where they are computed; undefined where they are in memory anyway. */
function rowsOnDevice({ engine }: Network, { plan, planned }: SamplingCourse): SampleRow | undefined {
  const record = engine.record?.bind(engine);
  if (!planned || !record) {
    return undefined;
  }
  const rows: DeviceGrid[] = [];
  const last = new Set([plan.length - 1]);
  return async (options, onStep) => {
    let finished = true;
    let images: DeviceGrid | undefined;
    await record(
      plan,
      options,
      last,
      async (_, frame) => {
        images = frame?.xt;
        finished = await onStep();
        return finished;
      },
      options.count,
    );
    if (!finished || !images) {
      images?.dispose();
      return undefined;
    }
    rows.push(images);
    return rows[0]?.above(rows.slice(1));
  };
}

function rowsInMemory({ engine, side }: Network, course: SamplingCourse): SampleRow {
  const rows: Float32Array[] = [];
  return async (options, onStep) => {
    const { count } = options;
    let finished = true;
    const images = await course.run(engine, options, async () => {
      finished = await onStep();
      return finished;
    });
    if (!finished) {
      return undefined;
    }
    rows.push(images);
    const all = new Float32Array(rows.length * images.length);
    rows.forEach((each, row) => all.set(each, row * images.length));
    return { ...imageGrid(all, count * rows.length, side, engine.config.in_channels), columns: count };
  };
}
