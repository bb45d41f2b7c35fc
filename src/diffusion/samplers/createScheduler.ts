import { ddim } from './methods/ddim';
import { ddimInverse } from './methods/ddimInverse';
import { ddpm } from './methods/ddpm';
import { deisMultistep } from './methods/deisMultistep';
import { dpmSolverMultistep } from './methods/dpmSolverMultistep';
import { dpmSolverSinglestep } from './methods/dpmSolverSinglestep';
import { edmDpmSolverMultistep } from './methods/edmDpmSolverMultistep';
import { edmEuler } from './methods/edmEuler';
import { eulerAncestralDiscrete } from './methods/eulerAncestralDiscrete';
import { eulerDiscrete } from './methods/eulerDiscrete';
import { flowMatchEuler } from './methods/flowMatchEuler';
import { flowMatchHeun } from './methods/flowMatchHeun';
import { heunDiscrete } from './methods/heunDiscrete';
import { kDpm2AncestralDiscrete, kDpm2Discrete } from './methods/kDpm2Discrete';
import { lcm } from './methods/lcm';
import { lmsDiscrete } from './methods/lmsDiscrete';
import { pndm } from './methods/pndm';
import { RePaintScheduler } from './methods/repaint';
import type { SamplerFactory } from './sampler';
import { SamplerScheduler } from './samplerScheduler';
import type { Scheduler } from './scheduler';
import { parseSchedulerConfig, type SchedulerClass } from './schedulerConfig';
import { uniPCMultistep } from './methods/uniPCMultistep';

const factories: Readonly<Record<Exclude<SchedulerClass, 'RePaintScheduler'>, SamplerFactory>> = {
  DDPMScheduler: ddpm,
  DDIMScheduler: ddim,
  DDIMInverseScheduler: ddimInverse,
  PNDMScheduler: pndm,
  EulerDiscreteScheduler: eulerDiscrete,
  EulerAncestralDiscreteScheduler: eulerAncestralDiscrete,
  HeunDiscreteScheduler: heunDiscrete,
  LMSDiscreteScheduler: lmsDiscrete,
  KDPM2DiscreteScheduler: kDpm2Discrete,
  KDPM2AncestralDiscreteScheduler: kDpm2AncestralDiscrete,
  DPMSolverMultistepScheduler: dpmSolverMultistep,
  DPMSolverSinglestepScheduler: dpmSolverSinglestep,
  DEISMultistepScheduler: deisMultistep,
  UniPCMultistepScheduler: uniPCMultistep,
  EDMEulerScheduler: edmEuler,
  EDMDPMSolverMultistepScheduler: edmDpmSolverMultistep,
  FlowMatchEulerDiscreteScheduler: flowMatchEuler,
  FlowMatchHeunDiscreteScheduler: flowMatchHeun,
  LCMScheduler: lcm,
};

/**
 * Makes a sampler from a configuration with diffusers' keys and class names, such as the contents of a
 * scheduler_config.json; keys left out have the class's defaults, unknown ones are ignored.
 * @throws {RangeError} naming the key that is wrong.
 */
export function createScheduler(input: unknown): Scheduler {
  const { className, config } = parseSchedulerConfig(input);
  return className === 'RePaintScheduler'
    ? new RePaintScheduler(config)
    : new SamplerScheduler(config, factories[className]);
}
