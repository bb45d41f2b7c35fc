import { describe, expect, it } from 'vitest';
import { closedForm, diffuse } from '../../../src/diffusion/forwardProcess';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { entryAt } from '../../../src/diffusion/schedule';
import { networkNoise, networkSchedule } from '../../../src/figures/digitsNetwork';
import {
  levels,
  levelTime,
  meanSquare,
  targetError,
  training,
  type Target,
} from '../../../src/figures/training';

const stream = new RandomStream(2, 7);
const [x0, noise, predicted] = [stream.normal(64), stream.normal(64), stream.normal(64)] as const;

/** ε, x_0 and v = √ᾱ ε − √(1−ᾱ) x_0, with x_0 that the noise leaves at x_t. */
function byHand(target: Target, alphaBar: number, xt: Float32Array, epsilon: Float32Array): number[] {
  const [signal, scale] = [Math.sqrt(alphaBar), Math.sqrt(1 - alphaBar)];
  return Array.from(xt, (x, i) => {
    const e = epsilon[i] ?? 0;
    const start = (x - scale * e) / signal;
    return { epsilon: e, x0: start, v: signal * e - scale * start }[target];
  });
}

describe('the training loss', () => {
  it('is of t from 20 to T', () => {
    expect([levelTime(1), levelTime(levels)]).toEqual([20, 1000]);
  });

  it.each(['epsilon', 'x0', 'v'] as const)(
    'of %s is that of the prediction turned into it (to 1e-3)',
    (target) => {
      for (const t of [20, 400, 760]) {
        const alphaBar = entryAt(networkNoise.alphaBar, t);
        const level = closedForm(networkNoise, t);
        const xt = diffuse(level, x0, noise);
        const error = targetError(target, level, xt, noise, predicted);
        const [wanted, found] = [
          byHand(target, alphaBar, xt, noise),
          byHand(target, alphaBar, xt, predicted),
        ];
        found.forEach((value, i) => expect(error[i]).toBeCloseTo(value - (wanted[i] ?? 0), 3));
      }
    },
  );

  it('of x_0 and v are those of ε times what the caption says', () => {
    const level = closedForm(networkNoise, 400);
    const xt = diffuse(level, x0, noise);
    const loss = (target: Target) => meanSquare(targetError(target, level, xt, noise, predicted));
    const alphaBar = entryAt(networkNoise.alphaBar, 400);
    expect(loss('x0') / loss('epsilon')).toBeCloseTo((1 - alphaBar) / alphaBar, 4);
    expect(loss('v') / loss('epsilon')).toBeCloseTo(1 / alphaBar, 4);
    const text = training.caption({
      schedule: networkSchedule,
      t: 1,
      seed: 0,
      target: 'epsilon',
      digit: 0,
      level: 20,
    });
    expect(text).toContain(
      `one of ${Number(((1 - alphaBar) / alphaBar).toPrecision(3))} in x₀ and one of ${Number((1 / alphaBar).toPrecision(3))} in v`,
    );
  });
});
