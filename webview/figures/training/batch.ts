import { closedForm, diffuse } from '../../../src/diffusion/forwardProcess';
import { streamAt } from '../../../src/diffusion/random/streamAt';
import type { FigureState } from '../../../src/figures';
import { networkNoise } from '../../../src/figures/digitsNetwork';
import {
  batchSize,
  levels,
  levelTime,
  meanSquare,
  targetError,
  type Target,
} from '../../../src/figures/training';
import type { DigitSource } from '../kit/figure';
import { digitValues } from '../kit/digits/digitValues';
import { batchOf, predictAll } from '../kit/network/gridWork';
import type { Begin } from '../kit/network/networkWork';

/** A batch at one t: what goes into the network and what comes out; images NCHW, flattened. */
export interface Evaluated {
  readonly x0: Float32Array;
  readonly noise: Float32Array;
  readonly xt: Float32Array;
  readonly output: Float32Array;
}

/** The batch of a state at each t, from the smallest on. */
export function evaluations(digits: DigitSource, { digit, seed }: FigureState<'training'>): Begin<Evaluated> {
  return async function* begin(network) {
    const images = Array.from({ length: batchSize }, (_, index) => digitValues(digits, digit + index));
    const x0 = batchOf(images);
    for (let level = 1; level <= levels; level++) {
      const noise = streamAt(seed, 'noise', level).normal(x0.length);
      const t = levelTime(level);
      const xt = diffuse(closedForm(networkNoise, t), x0, noise);
      yield { x0, noise, xt, output: await predictAll(network)(xt, t) };
    }
  };
}

/** The batch’s error of a target at a level. */
export const errorOf = (target: Target, level: number, { xt, noise, output }: Evaluated): Float32Array =>
  targetError(target, closedForm(networkNoise, levelTime(level)), xt, noise, output);

/** The batch’s mean squared error of a target at a level. */
export const lossOf = (target: Target, level: number, evaluated: Evaluated): number =>
  meanSquare(errorOf(target, level, evaluated));
