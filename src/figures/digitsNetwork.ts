import { createSchedule, type ScheduleConfig } from '../diffusion/schedule';

/** The noise that the shipped networks of images were trained on: DDPM's (section 4). */
export const networkSchedule: ScheduleConfig = { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 };

/** The same with its tables. */
export const networkNoise = createSchedule(networkSchedule);
