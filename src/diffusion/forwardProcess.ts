import type { RandomStream } from './random/randomStream';
import { entryAt, type Schedule } from './schedule';

/** A Gaussian step x' = signal · x + noise · ε with ε ~ N(0, I). */
export interface GaussianStep {
  readonly signal: number;
  readonly noise: number;
}

/** q(x_t | x_0): signal √ᾱ_t, noise √(1 − ᾱ_t) (DDPM eq. 4). t is the paper's, 0…T. */
export function closedForm(schedule: Schedule, t: number): GaussianStep {
  const alphaBar = entryAt(schedule.alphaBar, t);
  return { signal: Math.sqrt(alphaBar), noise: Math.sqrt(1 - alphaBar) };
}

/** q(x_t | x_{t−1}): signal √(1 − β_t), noise √β_t (DDPM eq. 2). t is the paper's, 1…T. */
export function chainStep(schedule: Schedule, t: number): GaussianStep {
  return {
    signal: Math.sqrt(entryAt(schedule.alpha, t)),
    noise: Math.sqrt(entryAt(schedule.beta, t)),
  };
}

/** Two independent noises of the chain that add up to one: their variances in x_t, and that of the sum. */
export interface MergedNoises {
  /** What is left of the noise of steps 1…s: (ᾱ_t / ᾱ_s)(1 − ᾱ_s). */
  readonly earlier: number;
  /** What steps s + 1…t add: 1 − ᾱ_t / ᾱ_s. */
  readonly later: number;
  /** 1 − ᾱ_t (DDPM eq. 4). */
  readonly together: number;
}

/** The noise in x_t in two parts, those of steps 1…s and s + 1…t, for s < t in 0…T and ᾱ_s > 0. */
export function mergedNoises(schedule: Schedule, s: number, t: number): MergedNoises {
  const [before, after] = [entryAt(schedule.alphaBar, s), entryAt(schedule.alphaBar, t)];
  const kept = after / before;
  return { earlier: kept * (1 - before), later: 1 - kept, together: 1 - after };
}

/** signal · x + noise · ε, element by element. */
export function diffuse(step: GaussianStep, x: Float32Array, epsilon: Float32Array): Float32Array {
  if (x.length !== epsilon.length) {
    throw new RangeError(`The noise has ${epsilon.length} elements where the data have ${x.length}.`);
  }
  return x.map((value, i) => step.signal * value + step.noise * (epsilon[i] ?? 0));
}

/** Draws x_t from q(x_t | x_0) at once. */
export function sampleClosedForm(
  schedule: Schedule,
  t: number,
  x0: Float32Array,
  random: RandomStream,
): Float32Array {
  return diffuse(closedForm(schedule, t), x0, random.normal(x0.length));
}

/** Draws x_t from q(x_t | x_{t−1}). */
export function sampleChainStep(
  schedule: Schedule,
  t: number,
  previous: Float32Array,
  random: RandomStream,
): Float32Array {
  return diffuse(chainStep(schedule, t), previous, random.normal(previous.length));
}
