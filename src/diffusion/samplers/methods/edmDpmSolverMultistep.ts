import type { SamplerMethod } from '../samplerMethod';
import * as common from './commonDefaults';
import { checkAlgorithm, multistep } from './dpmSolverMultistep';
import { edmInitNoiseSigma, edmSigmas, edmTimestep, preconditioned } from '../edm';
import { levelAt } from '../kDiffusion';
import { thresholdOf, type Sampler } from '../sampler';
import { solverLevels } from '../solverLevels';

/**
 * DPM-Solver++ for networks with Karras' preconditioning, where x = x_0 + σ ε; diffusers'
 * EDMDPMSolverMultistepScheduler.
 */
export const edmDpmSolverMultistep = {
  className: 'EDMDPMSolverMultistepScheduler',
  defaults: { ...common.edm, ...common.solver, ...common.thresholding, euler_at_final: false },
  sampler: (config, steps): Sampler => {
    checkAlgorithm(config, 'EDMDPMSolverMultistepScheduler');
    const falling = edmSigmas(config, steps ?? config.num_train_timesteps);
    const last = config.final_sigmas_type === 'zero' ? 0 : (config.sigma_min ?? 0);
    const sigmas = Float32Array.from([...falling, last]);
    const timesteps = Array.from(falling, edmTimestep);
    const levels = solverLevels(timesteps, sigmas, (sigma) => ({ alpha: 1, sigma }));
    return {
      timesteps,
      initNoiseSigma: edmInitNoiseSigma(config),
      exploding: true,
      ...thresholdOf(config),
      marginal: (place) => levels.marginal(place),
      step: (place) => multistep(config, place, levels, preconditioned(config, levelAt(sigmas, place))),
    };
  },
} as const satisfies SamplerMethod;
