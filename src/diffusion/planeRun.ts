import { exactDenoiser } from './distributions/exactDenoiser';
import type { Mixture } from './distributions/mixture';
import type { GaussianStep } from './forwardProcess';
import type { SamplerPlan } from './samplers/samplerPlan';

/** Points of the plane before and after each step of a sampler, with the moment that each is of. */
export interface PlaneRun {
  readonly marginals: readonly GaussianStep[];
  readonly states: readonly Float64Array[];
}

/** The points after `taken` steps and a part of the next one, 0…1, on the straight way to where it leads. */
export function pointsAfter({ states }: PlaneRun, taken: number, part: number): Float64Array {
  const from = states[taken] ?? new Float64Array();
  const to = states[taken + 1] ?? from;
  return part === 0 ? from : from.map((value, i) => (1 - part) * value + part * (to[i] ?? 0));
}

/** x̂_0 of points at a moment, as a network that predicts x_0 gives it. */
export type PlaneDenoiser = (marginal: GaussianStep) => (points: Float64Array) => Float64Array;

/** The best x̂_0 in the mean square for data from a mixture. */
export const denoiserOf =
  (data: Mixture): PlaneDenoiser =>
  (marginal) => {
    const denoiser = exactDenoiser(data, marginal);
    return (points) => denoiser.estimate(points);
  };

/** Runs a plan without noise, memory or clipping, whose network predicts x_0, in float64. */
export function runPlane(denoiser: PlaneDenoiser, plan: SamplerPlan, start: Float64Array): PlaneRun {
  const states = [start];
  for (const { marginal, predictX0, next } of plan) {
    const x = states.at(-1) ?? start;
    const output = denoiser(marginal)(x);
    states.push(
      x.map((value, i) => {
        const out = output[i] ?? 0;
        const x0 = predictX0.x * value + predictX0.output * out;
        return next.x * value + next.x0 * x0 + next.output * out;
      }),
    );
  }
  return { marginals: [...plan.map(({ marginal }) => marginal), { signal: 1, noise: 0 }], states };
}
