import { chainStep, closedForm, diffuse, type GaussianStep } from '../../../src/diffusion/forwardProcess';
import type { Schedule } from '../../../src/diffusion/schedule';
import type { OwnState } from '../../../src/figures';
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

/** q(x_t|x_0) at once, with one ε for all t (DDPM eq. 4), or t applications of q(x_t|x_{t−1}) (eq. 2). */
export function forwardModel(
  mode: OwnState<'forward'>['mode'],
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
