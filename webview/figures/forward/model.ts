import { chainStep, closedForm, diffuse, type GaussianStep } from '../../../src/diffusion/forwardProcess';
import type { Schedule } from '../../../src/diffusion/schedule';
import { stepNoise } from '../kit/stepNoise';
import { ForwardChain } from './chain';

/** x_t and the sum it is: step.signal · from + step.noise · noise. */
export interface ForwardSum {
  readonly result: Float32Array;
  readonly from: Float32Array;
  readonly noise: Float32Array;
  readonly step: GaussianStep;
}

/** The forward process from one x_0 with one seed's noise, in closed form or step by step. */
export interface ForwardModel {
  /** Works towards x_t until `deadline` (a `performance.now()`); true once `at(t)` costs little. */
  prepare(t: number, deadline: number): boolean;
  at(t: number): ForwardSum;
}

/** The moves of one step: the state is scaled, the noise is added, the sum is the result. */
export type StepPart = 'scale' | 'add' | 'result';

/** A sum while it is being made: `fraction` of the way from its first summand to the whole, in three equal parts. */
export function sumUnderWay(
  { from, noise, step, result }: ForwardSum,
  fraction: number,
): { readonly part: StepPart; readonly values: Float32Array } {
  const scaled = Math.min(1, 3 * fraction);
  const added = Math.min(1, Math.max(0, 3 * fraction - 1));
  if (fraction >= 2 / 3) {
    return { part: 'result', values: result };
  }
  const signal = 1 + scaled * (step.signal - 1);
  return {
    part: fraction < 1 / 3 ? 'scale' : 'add',
    values: diffuse({ signal, noise: added * step.noise }, from, noise),
  };
}

/** q(x_t|x_0) at once, with one ε for all t (DDPM eq. 4), or t applications of q(x_t|x_{t−1}) (eq. 2). */
export function forwardModel(
  mode: 'closed' | 'chain',
  schedule: Schedule,
  x0: Float32Array,
  seed: number,
): ForwardModel {
  return mode === 'closed' ? atOnce(schedule, x0, seed) : stepByStep(schedule, x0, seed);
}

function atOnce(schedule: Schedule, x0: Float32Array, seed: number): ForwardModel {
  const noise = stepNoise(seed, 0, x0.length);
  return {
    prepare: () => true,
    at(t) {
      const step = closedForm(schedule, t);
      return { result: diffuse(step, x0, noise), from: x0, noise, step };
    },
  };
}

function stepByStep(schedule: Schedule, x0: Float32Array, seed: number): ForwardModel {
  const chain = new ForwardChain(schedule, x0, seed);
  return {
    prepare(t, deadline) {
      chain.advance(t, deadline);
      return chain.steps >= t;
    },
    at(t) {
      return {
        result: chain.at(t),
        from: chain.at(t - 1),
        noise: chain.noise(t),
        step: chainStep(schedule, t),
      };
    },
  };
}
