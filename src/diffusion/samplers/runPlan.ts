import { maxHistory, type SamplerPlan, type SamplerStep } from './samplerPlan';

/** What a plan carries from step to step besides x. */
export interface PlanMemory {
  readonly saved: Float32Array | null;
  /** The newest first. */
  readonly history: readonly Float32Array[];
}

/** One step's outcome: the next x, the x̂_0 that the step saw, and what later steps look back on. */
export interface StepResult {
  readonly x: Float32Array;
  readonly x0: Float32Array;
  readonly memory: PlanMemory;
}

/** Memory before the first step. */
export const emptyMemory: PlanMemory = { saved: null, history: [] };

/**
 * Executes one step of a plan on x, the network's output for inputScale · x and, where the step draws noise, that
 * noise. The reference for engines, which do the same on their device; coefficients of 0 read nothing. `limit`
 * stands in for the clipping where x̂_0 is limited by what it is, as by dynamic thresholding.
 */
export function applyStep(
  step: SamplerStep,
  x: Float32Array,
  output: Float32Array,
  noise: Float32Array | null,
  memory: PlanMemory = emptyMemory,
  limit: (x0: Float32Array) => Float32Array = (x0) => clipped(x0, step.clip),
): StepResult {
  const x0 = limit(weightedSum(x.length, [step.predictX0.x, x], [step.predictX0.output, output]));
  const { remember, save, next } = step;
  const remembered =
    remember && weightedSum(x.length, [remember.x, x], [remember.output, output], [remember.x0, x0]);
  const history = remembered ? [remembered, ...memory.history].slice(0, maxHistory) : memory.history;
  const saved = save
    ? weightedSum(x.length, [save.x, x], [save.saved, memory.saved], ...pair(save.history, history))
    : memory.saved;
  const nextX = weightedSum(
    x.length,
    [next.x, x],
    [next.saved, saved],
    [next.x0, x0],
    [next.output, output],
    ...pair(next.history, history),
    [next.noise, noise],
  );
  return { x: nextX, x0, memory: { saved, history } };
}

function clipped(x0: Float32Array, bound: number | null): Float32Array {
  return bound === null ? x0 : x0.map((value) => Math.min(bound, Math.max(-bound, value)));
}

type Term = readonly [factor: number, values: Float32Array | null | undefined];

function pair(factors: readonly number[], arrays: readonly Float32Array[]): Term[] {
  return factors.map((factor, k) => [factor, arrays[k]]);
}

/** Σ factor · array, element by element, rounded to float32 once. */
function weightedSum(size: number, ...terms: readonly Term[]): Float32Array {
  const used = terms.filter(([factor]) => factor !== 0);
  const sum = new Float64Array(size);
  for (const [factor, values] of used) {
    if (values?.length !== size) {
      throw new RangeError(
        `A step of the plan needs ${size} numbers and finds ${values?.length ?? 'nothing'} in their place.`,
      );
    }
    for (let i = 0; i < size; i++) {
      sum[i] = (sum[i] ?? 0) + factor * (values[i] ?? 0);
    }
  }
  return Float32Array.from(sum);
}

/**
 * Executes a plan with a model that is at hand at once; `noise` is called once for each step that draws. What
 * engines do on their device, for tests and for figures whose denoiser is a formula. The model gets the scaled
 * input and the paper's t.
 */
export function runPlan(
  plan: SamplerPlan,
  start: Float32Array,
  model: (x: Float32Array, t: number) => Float32Array,
  noise: () => Float32Array,
): Float32Array {
  let x = start;
  let memory = emptyMemory;
  for (const step of plan) {
    const input = step.inputScale === 1 ? x : x.map((value) => step.inputScale * value);
    ({ x, memory } = applyStep(
      step,
      x,
      model(input, step.t),
      step.next.noise === 0 ? null : noise(),
      memory,
    ));
  }
  return x;
}
