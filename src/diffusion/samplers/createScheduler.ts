import { SamplerScheduler } from './samplerScheduler';
import type { Scheduler } from './scheduler';
import { methodOf, parseSchedulerConfig } from './schedulerConfig';

/**
 * Makes a sampler from a configuration with diffusers' keys and class names, such as the contents of a
 * scheduler_config.json; keys left out have the class's defaults, unknown ones are ignored.
 * @throws {RangeError} naming the key that is wrong.
 */
export function createScheduler(input: unknown): Scheduler {
  const { className, config } = parseSchedulerConfig(input);
  const method = methodOf(className);
  return 'scheduler' in method ? method.scheduler(config) : new SamplerScheduler(config, method);
}
