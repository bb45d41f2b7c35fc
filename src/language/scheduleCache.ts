import { BoundedCache } from '../base/boundedCache';
import { createSchedule, type Schedule, type ScheduleConfig } from '../diffusion/schedule';

/** A note speaks of few schedules, and of each many times. */
const capacity = 16;

/** Works a schedule out once. */
export function scheduleCache(): (config: ScheduleConfig) => Schedule {
  const made = new BoundedCache<string, Schedule>(capacity);
  return (config) => made.getOrMake(JSON.stringify(config), () => createSchedule(config));
}
