import { ddim } from './ddim';
import { ddimInverse } from './ddimInverse';
import { ddpm } from './ddpm';
import { deisMultistep } from './deisMultistep';
import { dpmSolverMultistep } from './dpmSolverMultistep';
import { dpmSolverSinglestep } from './dpmSolverSinglestep';
import { edmDpmSolverMultistep } from './edmDpmSolverMultistep';
import { edmEuler } from './edmEuler';
import { eulerAncestralDiscrete } from './eulerAncestralDiscrete';
import { eulerDiscrete } from './eulerDiscrete';
import { flowMatchEuler } from './flowMatchEuler';
import { flowMatchHeun } from './flowMatchHeun';
import { heunDiscrete } from './heunDiscrete';
import { kDpm2AncestralDiscrete, kDpm2Discrete } from './kDpm2Discrete';
import { lcm } from './lcm';
import { lmsDiscrete } from './lmsDiscrete';
import { pndm } from './pndm';
import { RePaintScheduler } from './repaint';
import type { SamplerFactory } from './sampler';
import { SamplerScheduler } from './samplerScheduler';
import type { Scheduler } from './scheduler';
import { parseSchedulerConfig, type SchedulerClass } from './schedulerConfig';
import { uniPCMultistep } from './uniPCMultistep';

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
