import { SampleNoise } from '../../../src/diffusion/random/sampleNoise';
import { tracePlan } from '../../../src/diffusion/samplers/tracePlan';
import type { FigureState } from '../../../src/figures';
import { comparedSamplers, mostCalls, referenceSteps } from '../../../src/figures/samplers';
import { predictAll } from '../kit/network/gridWork';
import type { Begin } from '../kit/network/networkWork';
import { referencesOf } from './reference';

/** Digits that each sampler draws. */
export const digits = 6;
const size = 16 * 16;
/** Steps of the reference between two reports. */
const referenceStride = 10;

/** x̂_0 of all digits after a call of the network, for each sampler; one that has ended keeps its last. */
export interface Call {
  readonly images: readonly Float32Array[];
  /** x̂_0 of what the samplers are held against, and the steps that it has taken, of `referenceSteps`. */
  readonly reference: { readonly x0: Float32Array | undefined; readonly taken: number };
}

export type Race = (state: FigureState<'samplers'>) => { readonly of: number; readonly begin: Begin<Call> };

/** The samplers, call by call, and then the reference, which a seed has once. */
export function races(): Race {
  const referenceOf = referencesOf(digits, size);
  return ({ steps, seed }) => {
    const samplers = comparedSamplers(steps);
    const calls = mostCalls(steps);
    const reference = referenceOf(seed);
    return {
      of: calls + referenceSteps / referenceStride,
      async *begin(network) {
        const predict = predictAll(network);
        const traces = samplers.map(({ plan }) => {
          const noise = new SampleNoise(seed, digits, size);
          return tracePlan(plan, noise.draw(), predict, () => noise.draw());
        });
        let images: readonly Float32Array[] = samplers.map(() => new Float32Array());
        const now = (): Call => ({ images, reference: { x0: reference.x0, taken: reference.taken } });
        for (let call = 0; call < calls; call++) {
          const next: Float32Array[] = [];
          for (const [index, trace] of traces.entries()) {
            const step = await trace.next();
            next.push(step.done ? images[index]! : step.value.x0);
          }
          images = next;
          yield now();
        }
        while (!reference.isDone) {
          await reference.advance(predict, referenceStride);
          yield now();
        }
      },
    };
  };
}
