import type { LinearForm } from '../parameterisation';
import type { FullSchedulerConfig } from './schedulerKeys';
import { checkSteps } from './schedulerTimesteps';
import { exponentialSigmas, karrasSigmas } from './sigmaSpacings';

/** σ from sigma_max down to sigma_min as the configuration spaces them, in float32 (Karras et al. 2022, eq. 5). */
export function edmSigmas(config: FullSchedulerConfig, steps: number): Float32Array {
  checkSteps(steps, config);
  const { sigma_schedule: kind, rho } = config;
  const [least, largest] = [config.sigma_min ?? 0.002, config.sigma_max ?? 80];
  return Float32Array.from(
    kind === 'karras' ? karrasSigmas(steps, largest, least, rho) : exponentialSigmas(steps, largest, least),
  );
}

/** Karras' preconditioning (table 1): what the network sees, its timestep, and x̂_0 from what it says. */
export function preconditioned(
  { sigma_data: data, prediction_type }: FullSchedulerConfig,
  sigma: number,
): { readonly inputScale: number; readonly predictX0: LinearForm } {
  const variance = sigma ** 2 + data ** 2;
  const out = (sigma * data) / Math.sqrt(variance);
  return {
    inputScale: 1 / Math.sqrt(variance),
    predictX0: { x: data ** 2 / variance, output: prediction_type === 'v_prediction' ? -out : out },
  };
}

/** The network's timestep of a level: ¼ ln σ. */
export function edmTimestep(sigma: number): number {
  return Math.fround(0.25 * Math.fround(Math.log(sigma)));
}

/** What unit noise is multiplied with to be x at sigma_max. */
export function edmInitNoiseSigma({ sigma_max }: FullSchedulerConfig): number {
  return Math.sqrt((sigma_max ?? 80) ** 2 + 1);
}
