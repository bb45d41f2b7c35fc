import { describe, expect, it } from 'vitest';
import { createSchedule, scheduleFromPoints, type ScheduleConfig } from '../../../src/diffusion/schedule';
import { scheduleOrder } from '../../../src/diffusion/scheduleOrder';

const config: ScheduleConfig = { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 };

describe('the order of a schedule', () => {
  it('holds for the linear schedule of DDPM', () => {
    expect(scheduleOrder(createSchedule(config))).toEqual({});
  });

  it('fails at the second step where β is constant, though ᾱ falls', () => {
    expect(scheduleOrder(createSchedule({ ...config, kind: 'constant' }))).toEqual({ betaFails: 2 });
  });

  it('fails where points let β fall, and nowhere else', () => {
    const schedule = scheduleFromPoints(config, [1, 10, 5, 15, 20]);
    // u = (t − 1)/999 passes ¼ between t = 250 and 251.
    expect(scheduleOrder(schedule)).toEqual({ betaFails: 252 });
  });

  it('fails at the last step of a schedule with zero terminal SNR, whose β_T is 1', () => {
    const zero = createSchedule({ ...config, T: 20, betaEnd: 0.3, zeroTerminalSnr: true });
    expect(scheduleOrder(zero)).toEqual({ betaFails: 20 });
  });
});

describe('a schedule through points', () => {
  it('is the linear one for points on a line', () => {
    const linear = createSchedule(config);
    const through = scheduleFromPoints(
      config,
      [0, 1, 2, 3, 4].map((point) => 1000 * (1e-4 + (0.0199 * point) / 4)),
    );
    for (const t of [1, 2, 250, 251, 777, 1000]) {
      expect(through.beta[t]).toBeCloseTo(linear.beta[t] ?? 0, 14);
      expect(through.alphaBar[t]).toBeCloseTo(linear.alphaBar[t] ?? 0, 12);
    }
  });

  it('has the points’ β at their t, and stays below 1', () => {
    const schedule = scheduleFromPoints({ ...config, T: 5 }, [0.5, 1, 20, 2, 3]);
    [0.1, 0.2, 0.999, 0.4, 0.6].forEach((value, index) =>
      expect(schedule.beta[index + 1]).toBeCloseTo(value, 12),
    );
  });
});
