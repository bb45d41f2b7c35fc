import { createSchedule, type Schedule, type ScheduleConfig } from '../diffusion/schedule';

/** A note speaks of few schedules, and of each many times. */
const capacity = 16;

/** Works a schedule out once. */
export function scheduleCache(): (config: ScheduleConfig) => Schedule {
  const made = new Map<string, Schedule>();
  return (config) => {
    const key = JSON.stringify(config);
    let schedule = made.get(key);
    if (!schedule) {
      if (made.size >= capacity) made.clear();
      schedule = createSchedule(config);
      made.set(key, schedule);
    }
    return schedule;
  };
}
