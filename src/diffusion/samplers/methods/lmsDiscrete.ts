import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { explodingMarginal, kDiffusion, levelAt } from '../kDiffusion';
import { scheduledStep, type Sampler } from '../sampler';
import { explodingX0, unitInput } from '../sigmaSchedule';

/** Slopes that a step looks back on, its own included. */
const order = 4;

/**
 * Linear multistep on the probability flow: the slope as a polynomial in σ through the last four; diffusers'
 * LMSDiscreteScheduler.
 */
export const lmsDiscrete = {
  className: 'LMSDiscreteScheduler',
  defaults: { ...common.schedule, ...common.linspace, ...common.sigmaSpacing, prediction_type: 'epsilon' },
  sampler: (config, steps, { fromTimestep }): Sampler => {
    const { levels, sigmas, initNoiseSigma } = kDiffusion(config, steps);
    return {
      timesteps: levels.timesteps.map(Math.fround),
      initNoiseSigma,
      exploding: true,
      marginal: (place) => explodingMarginal(levelAt(sigmas, place)),
      step: (place) => {
        const sigma = levelAt(sigmas, place);
        // diffusers counts levels that a run which begins amid the list never visited; with `fromTimestep` we do not.
        const begun = fromTimestep === undefined ? 0 : place.index - place.taken;
        const from = Math.max(begun, place.index - order + 1);
        const nodes = Array.from(sigmas.subarray(from, place.index + 1)).reverse();
        const weights = lagrangeIntegrals(nodes, sigma, sigmas[place.index + 1] ?? 0);
        return scheduledStep(place, explodingMarginal(sigma), {
          inputScale: unitInput(sigma),
          predictX0: explodingX0(config.prediction_type, sigma),
          remember: { x: 1 / sigma, x0: -1 / sigma },
          // A run that begins amid the list may have fewer slopes than the polynomial: diffusers leaves its rest out.
          next: { x: 1, history: weights.slice(0, place.taken + 1) },
        });
      },
    };
  },
} as const satisfies SamplerMethod;

/** ∫ of each Lagrange polynomial of the nodes from `from` to `to`; two Gauss points are exact up to cubics. */
function lagrangeIntegrals(nodes: readonly number[], from: number, to: number): number[] {
  const [middle, half] = [(from + to) / 2, (to - from) / 2];
  return nodes.map((node, k) => {
    const basis = (at: number) =>
      nodes.reduce((product, other, j) => (j === k ? product : (product * (at - other)) / (node - other)), 1);
    return half * (basis(middle - half / Math.sqrt(3)) + basis(middle + half / Math.sqrt(3)));
  });
}
