import type { GaussianStep } from './forwardProcess';

/**
 * What a network may predict, in diffusers' names: ε, x_0, v = √ᾱ_t ε − √(1 − ᾱ_t) x_0 (Salimans & Ho 2022),
 * the velocity ε − x_0 of flow matching (Lipman et al. 2023), and, only to be computed from these, the score
 * ∇ log q(x_t) = −ε / √(1 − ᾱ_t).
 */
export type PredictionType = 'epsilon' | 'sample' | 'v_prediction' | 'flow_prediction';

/** A quantity as x · x_t + output · (the network's output). */
export interface LinearForm {
  readonly x: number;
  readonly output: number;
}

/**
 * How to turn one prediction at x_t into another, where x_t = signal · x_0 + noise · ε, for v with
 * signal² + noise² = 1. Noise must not be 0 unless x_0 is asked for, nor signal 0 when ε is given.
 */
export function convertPrediction(
  from: PredictionType,
  to: PredictionType | 'score',
  { signal, noise }: GaussianStep,
): LinearForm {
  if (from === to) {
    return { x: 0, output: 1 };
  }
  const x0 = toX0(from, { signal, noise });
  switch (to) {
    case 'sample':
      return x0;
    case 'epsilon':
      return toEpsilon(from, { signal, noise });
    case 'v_prediction':
      return { x: (signal - x0.x) / noise, output: -x0.output / noise };
    case 'flow_prediction':
      // ε − x_0 with ε = (x_t − signal · x_0) / noise.
      return { x: (1 - (signal + noise) * x0.x) / noise, output: (-(signal + noise) * x0.output) / noise };
    case 'score': {
      const epsilon = convertPrediction(from, 'epsilon', { signal, noise });
      return { x: -epsilon.x / noise, output: -epsilon.output / noise };
    }
  }
}

/** Each in closed form, so that ε is found also where nothing of it is in x_t, except from x_0. */
function toEpsilon(from: PredictionType, { signal, noise }: GaussianStep): LinearForm {
  switch (from) {
    case 'epsilon':
      return { x: 0, output: 1 };
    case 'sample':
      return { x: 1 / noise, output: -signal / noise };
    case 'v_prediction':
      return { x: noise, output: signal };
    case 'flow_prediction':
      return { x: 1 / (signal + noise), output: signal / (signal + noise) };
  }
}

function toX0(from: PredictionType, { signal, noise }: GaussianStep): LinearForm {
  switch (from) {
    case 'epsilon':
      return { x: 1 / signal, output: -noise / signal };
    case 'sample':
      return { x: 0, output: 1 };
    case 'v_prediction':
      return { x: signal, output: -noise };
    case 'flow_prediction':
      return { x: 1 / (signal + noise), output: -noise / (signal + noise) };
  }
}
