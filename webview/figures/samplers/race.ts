import { SampleNoise } from '../../../src/diffusion/random/sampleNoise';
import { tracePlan } from '../../../src/diffusion/samplers/tracePlan';
import type { FigureState } from '../../../src/figures';
import { deterministicPlan } from '../../../src/figures/samplerPlans';
import { comparedSamplers, mostCalls, referenceSteps } from '../../../src/figures/samplers';
import { predictAll } from '../kit/network/gridWork';
import type { Begin } from '../kit/network/networkWork';

/** Digits that each sampler draws. */
export const digits = 6;
const size = 16 * 16;
/** Calls of the network between two reports of the reference. */
const referenceStride = 25;

/** x̂_0 of all digits after a call of the network, for each sampler; one that has ended keeps its last. */
export interface Call {
  readonly images: readonly Float32Array[];
  /** What the samplers are held against, once it is there. */
  readonly reference?: Float32Array;
}

/** The samplers, call by call, and then the reference. */
export function race({ steps, seed }: FigureState<'samplers'>): {
  readonly of: number;
  readonly begin: Begin<Call>;
} {
  const samplers = comparedSamplers(steps);
  const calls = mostCalls(steps);
  return {
    of: calls + referenceSteps / referenceStride,
    async *begin(network) {
      const traceOf = (plan: (typeof samplers)[number]['plan']) => {
        const noise = new SampleNoise(seed, digits, size);
        return tracePlan(plan, noise.draw(), predictAll(network), () => noise.draw());
      };
      const traces = samplers.map(({ plan }) => traceOf(plan));
      let images: readonly Float32Array[] = samplers.map(() => new Float32Array());
      for (let call = 0; call < calls; call++) {
        const next: Float32Array[] = [];
        for (const [index, trace] of traces.entries()) {
          const step = await trace.next();
          next.push(step.done ? images[index]! : step.value.x0);
        }
        images = next;
        yield { images };
      }
      for await (const { index, x0 } of traceOf(deterministicPlan(referenceSteps))) {
        if ((index + 1) % referenceStride === 0) {
          yield index + 1 === referenceSteps ? { images, reference: x0 } : { images };
        }
      }
    },
  };
}
