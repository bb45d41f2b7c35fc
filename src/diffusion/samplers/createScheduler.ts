import { DDIMScheduler } from './ddimScheduler';
import { DDPMScheduler } from './ddpmScheduler';
import { DPMSolverMultistepScheduler } from './dpmSolverMultistepScheduler';
import { EulerDiscreteScheduler } from './eulerScheduler';
import { PNDMScheduler } from './pndmScheduler';
import type { Scheduler } from './scheduler';
import { parseSchedulerConfig } from './schedulerConfig';

/**
 * Makes a sampler from a configuration with diffusers' keys and class names, such as the contents of a
 * scheduler_config.json; keys left out have the class's defaults, unknown ones are ignored.
 * @throws {v.ValiError} naming the key that is wrong.
 */
export function createScheduler(input: unknown): Scheduler {
  const { className, config } = parseSchedulerConfig(input);
  switch (className) {
    case 'DDPMScheduler':
      return new DDPMScheduler(config);
    case 'DDIMScheduler':
      return new DDIMScheduler(config);
    case 'PNDMScheduler':
      return new PNDMScheduler(config);
    case 'EulerDiscreteScheduler':
      return new EulerDiscreteScheduler(config);
    case 'EulerAncestralDiscreteScheduler':
      return new EulerDiscreteScheduler(config, true);
    case 'DPMSolverMultistepScheduler':
      return new DPMSolverMultistepScheduler(config);
  }
}
