import { applyStep, emptyMemory, type PlanMemory } from './runPlan';
import type { SamplerPlan, SamplerStep } from './samplerPlan';

/** One step of a sampler with everything that went into it; arrays are NCHW, flattened. */
export interface TracedStep {
  /** Place in the plan, from 0. */
  readonly index: number;
  /** The paper's t of x, and of what comes next; 0 after the last step. */
  readonly t: number;
  readonly tNext: number;
  readonly step: SamplerStep;
  readonly x: Float32Array;
  /** The network's output for inputScale · x at t. */
  readonly output: Float32Array;
  /** x̂_0, clipped where the step clips it. */
  readonly x0: Float32Array;
  /** z ~ N(0, I), not yet scaled; null where the step draws none. */
  readonly noise: Float32Array | null;
  readonly next: Float32Array;
}

/** The network's output for a batch, all at the paper's t. */
export type Predict = (x: Float32Array, t: number) => Promise<Float32Array>;

/**
 * Executes a plan from its step `from` on, a step each time that the next one is asked for. With the noise of
 * `SampleNoise` it gives the images of `Engine.sample`.
 */
export async function* tracePlan(
  plan: SamplerPlan,
  start: Float32Array,
  predict: Predict,
  noise: () => Float32Array,
  from = 0,
): AsyncGenerator<TracedStep, void, void> {
  let x = start;
  let memory: PlanMemory = emptyMemory;
  for (let index = from; index < plan.length; index++) {
    const step = plan[index]!;
    const input = step.inputScale === 1 ? x : x.map((value) => step.inputScale * value);
    const output = await predict(input, step.t);
    const drawn = step.next.noise === 0 ? null : noise();
    const result = applyStep(step, x, output, drawn, memory);
    yield {
      index,
      t: step.t,
      tNext: plan[index + 1]?.t ?? 0,
      step,
      x,
      output,
      x0: result.x0,
      noise: drawn,
      next: result.x,
    };
    ({ x, memory } = result);
  }
}

/** A step as one sum: next = x · x_t + output · (the network's output) + noise · z. */
export interface StepSum {
  readonly x: number;
  readonly output: number;
  readonly noise: number;
}

/**
 * The step's two sums as one, where x̂_0 is not clipped and nothing earlier is looked back on; undefined otherwise. Of
 * DDPM's step with ε this is Algorithm 2, line 4.
 */
export function stepSum({ predictX0, clip, next }: SamplerStep): StepSum | undefined {
  if (clip !== null || next.saved !== 0 || next.history.some((factor) => factor !== 0)) {
    return undefined;
  }
  return {
    x: next.x + next.x0 * predictX0.x,
    output: next.output + next.x0 * predictX0.output,
    noise: next.noise,
  };
}
