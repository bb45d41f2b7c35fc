import { evaluateBound, type BoundDenoiser } from '../../../src/diffusion/bounds/evaluateBound';
import type { RateDistortion } from '../../../src/diffusion/bounds/evaluateBound';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import { convertPrediction } from '../../../src/diffusion/parameterisation';
import type { FigureState } from '../../../src/figures';
import { networkNoise } from '../../../src/figures/digitsNetwork';
import { digitsPerGroup, groups, rateTimes } from '../../../src/figures/rate';
import type { DigitSource } from '../kit/figure';
import type { FigureNetwork } from '../kit/network/network';
import type { Begin } from '../kit/network/networkWork';

const seeds = 2 ** 32;

/** What the receiver has at one t, of all digits of the first group. */
export interface Received {
  readonly xt: Float32Array;
  readonly x0: Float32Array;
}

/** One group of digits evaluated: its bound's rows, and of the first group the pictures by t. */
export interface EvaluatedGroup {
  readonly rows: readonly RateDistortion[];
  /** Bits/dim of the whole bound. */
  readonly bits: number;
  readonly pictures: ReadonlyMap<number, Received>;
}

/** The digits that are coded: those kept from training where it is known which, else the first ones. */
export const firstDigit = ({ count, heldOut }: DigitSource): number => (heldOut > 0 ? count - heldOut : 0);

/** The bound (DDPM eq. 5) of group after group of digits. */
export function evaluation(digits: DigitSource, { seed }: FigureState<'rate'>): Begin<EvaluatedGroup> {
  return async function* begin(network) {
    for (let group = 0; group < groups; group++) {
      const pictures = new Map<number, Received>();
      const size = digits.side ** 2;
      const pixels = new Uint8Array(digitsPerGroup * size);
      for (let index = 0; index < digitsPerGroup; index++) {
        const which = (firstDigit(digits) + group * digitsPerGroup + index) % digits.count;
        pixels.set(digits.image(which), index * size);
      }
      const bound = await evaluateBound(
        denoiser(network, pictures),
        { pixels, imageSize: size },
        networkNoise,
        {
          timesteps: rateTimes,
          seed: (seed + group) % seeds,
          prediction: 'epsilon',
        },
      );
      yield { rows: bound.rateDistortion, bits: bound.total.value, pictures };
    }
  };
}

/** Asks the network, and keeps what it saw and what that means for x_0. */
function denoiser(network: FigureNetwork, pictures: Map<number, Received>): BoundDenoiser {
  return async (x, t) => {
    const output = await network.predict(x, t);
    const time = t[0] ?? 1;
    const form = convertPrediction('epsilon', 'sample', closedForm(networkNoise, time));
    const x0 = x.map((value, i) => form.x * value + form.output * (output[i] ?? 0));
    pictures.set(time, { xt: Float32Array.from(x), x0 });
    return output;
  };
}
