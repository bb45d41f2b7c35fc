import * as l10n from '@vscode/l10n';
import type { SampleOptions } from '../engine';
import { imageGrid } from '../imageGrid';
import type { Job } from '../job';
import type { Network } from '../network';
import type { SamplingCourse } from './samplingCourse';
import type { Showing } from './samplingJob';

/** From no guidance at all to far too much. */
export const sweptScales = [0, 1, 2, 4, 8] as const;

/**
 * Samples the same noise and labels once for each guidance scale, a row of images each: 0 is the network without
 * classes, 1 the conditional one.
 */
export function guidanceSweepJob(
  { engine, side, flops, noClass }: Network,
  course: SamplingCourse,
  options: SampleOptions,
  { recorder, meter, emit }: Showing,
): Job {
  const { count } = options;
  return {
    phase: 'sampling',
    async run(turn) {
      if (engine.config.num_class_embeds === null || noClass === false) {
        throw new RangeError(l10n.t('Guidance needs a model that knows classes. Choose one of those.'));
      }
      const started = performance.now();
      recorder.clear();
      let rows = new Float32Array();
      for (const [row, guidanceScale] of sweptScales.entries()) {
        let stepStarted = performance.now();
        let finished = true;
        const images = await course.run(engine, { ...options, guidanceScale }, async () => {
          const seconds = (performance.now() - stepStarted) / 1000;
          meter.count(1, flops * count * (guidanceScale === 1 ? 1 : 2), seconds, engine.counters?.());
          finished = await turn();
          stepStarted = performance.now();
          return finished;
        });
        if (!finished) return;
        const all = new Float32Array(rows.length + images.length);
        all.set(rows);
        all.set(images, rows.length);
        rows = all;
        const grid = {
          ...imageGrid(rows, count * (row + 1), side, engine.config.in_channels),
          columns: count,
        };
        const index = recorder.record({ t: 0, xt: grid, x0: grid });
        const done = row === sweptScales.length - 1;
        const elapsedSeconds = (performance.now() - started) / 1000;
        emit({ type: 'sampled', index, of: sweptScales.length, t: 0, done, elapsedSeconds });
      }
    },
  };
}
