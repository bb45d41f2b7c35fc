import { expect, it } from 'vitest';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { lossIds } from '../../../../src/protocol/playgroundState';
import type { Engine } from '../../../../webview/engine/contract/engine';
import { fieldLevel, lattice, scoreField } from '../../../../webview/engine/jobs/vectorField';
import { objectiveAt } from '../../../../webview/engine/training/objective';
import { linearSchedule } from '../../../fixtures/training';

const schedule = createSchedule(linearSchedule);
/** All data. */
const point = [0.5, -0.25];

it.each(lossIds)(
  'the score of data in one point leads there, by a network that predicts as for %s',
  async (loss) => {
    const level = fieldLevel(loss, schedule);
    const { t: asked, signal, noise, targetX0, targetNoise } = objectiveAt(loss, schedule, level);
    expect(noise).toBeGreaterThanOrEqual(0.3);
    expect(objectiveAt(loss, schedule, level - 1).noise).toBeLessThan(0.3);
    // The best answer: x_0 is known, and with it ε.
    const predict: Engine['predict'] = (x, t) => {
      expect(new Set(Array.from(t))).toEqual(new Set([asked]));
      const answer = x.map((value, i) => {
        const x0 = point[i % 2] ?? 0;
        return targetX0 * x0 + (targetNoise * (value - signal * x0)) / noise;
      });
      return Promise.resolve(answer);
    };
    const field = await scoreField({ loss, source: { predict } as Engine }, schedule, 'raw');
    // x_t is normal around signal · x_0 with the deviation `noise`.
    lattice().forEach((x, i) => {
      expect(field[i]).toBeCloseTo(-(x - signal * (point[i % 2] ?? 0)) / noise ** 2, 3);
    });
  },
);
