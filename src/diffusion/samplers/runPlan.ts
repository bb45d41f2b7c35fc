import type { SamplerPlan, SamplerStep } from './samplerPlan';

/** One step's outcome: x_{t−1} and the x̂_0 it was made from. */
export interface StepResult {
  readonly x: Float32Array;
  readonly x0: Float32Array;
}

/** Executes one step of a plan on x_t, the network's output there and, where the step draws noise, that noise. */
export function applyStep(
  step: SamplerStep,
  x: Float32Array,
  output: Float32Array,
  noise: Float32Array | null,
): StepResult {
  const bound = step.clip ?? Infinity;
  const x0 = x.map((value, i) => {
    const predicted = step.predictX0.x * value + step.predictX0.eps * (output[i] ?? 0);
    return Math.min(bound, Math.max(-bound, predicted));
  });
  const next = x.map(
    (value, i) =>
      step.x * value + step.x0 * (x0[i] ?? 0) + step.eps * (output[i] ?? 0) + step.noise * (noise?.[i] ?? 0),
  );
  return { x: next, x0 };
}

/**
 * Executes a plan with a model that is at hand at once; `noise` is called once for each step that draws. What
 * engines do on their device, for tests and for figures whose denoiser is a formula.
 */
export function runPlan(
  plan: SamplerPlan,
  x: Float32Array,
  model: (x: Float32Array, t: number) => Float32Array,
  noise: () => Float32Array,
): Float32Array {
  return plan.reduce(
    (xt, step) => applyStep(step, xt, model(xt, step.t), step.noise === 0 ? null : noise()).x,
    x,
  );
}
