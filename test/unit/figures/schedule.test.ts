import { describe, expect, it } from 'vitest';
import { gaussianKl } from '../../../src/diffusion/distributions/gaussian';
import { priorBits } from '../../../src/diffusion/bounds/terms';
import { createSchedule, type ScheduleConfig } from '../../../src/diffusion/schedule';
import { figures, type OwnState } from '../../../src/figures';
import { shownScheduleMemo } from '../../../src/figures/schedule';
import { figureState, standardFigures } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const own = standardFigures.schedule;
const captionOf = (change: Partial<OwnState<'schedule'>>, config?: Partial<ScheduleConfig>): string =>
  figures.schedule.caption(
    figureState('schedule', {
      ...defaultPlaygroundState,
      schedule: { ...defaultPlaygroundState.schedule, ...config },
      figures: { ...standardFigures, schedule: { ...own, ...change } },
    }),
  );

it('the divergence at T is that of two Gaussians, averaged over a pixel whose square is the mean square', () => {
  const schedule = createSchedule({ kind: 'linear', T: 50, betaStart: 0.01, betaEnd: 0.1 });
  const alphaBar = schedule.alphaBar[50] ?? 0;
  const nats = gaussianKl(Math.sqrt(alphaBar * 0.33), 1 - alphaBar, 0, 1);
  expect(priorBits(schedule, 0.33)).toBeCloseTo(nats / Math.LN2, 12);
});

it('is about the 10⁻⁵ of DDPM for evenly spread grey values and the schedule of the paper', () => {
  let logAlphaBar = 0;
  for (let t = 1; t <= 1000; t++) {
    logAlphaBar += Math.log(1 - (1e-4 + (0.0199 * (t - 1)) / 999));
  }
  // Up to the order of ᾱ_T².
  const expected = (Math.exp(logAlphaBar) * 0.33) / (2 * Math.LN2);
  expect(priorBits(createSchedule(defaultPlaygroundState.schedule), 0.33) / expected).toBeCloseTo(1, 3);
  expect(captionOf({})).toContain('is 9.6 × 10⁻⁶ bits/dim; DDPM reports about 10⁻⁵.');
});

describe('the order of β and ᾱ', () => {
  it('is said to hold for the linear schedule', () => {
    expect(captionOf({})).toContain('β rises with every step, so α falls, and so does ᾱ.');
  });

  it('is said to fail where a point is dragged below its neighbour', () => {
    expect(captionOf({ source: 'points', point3: 2 })).toContain('β does not rise at t = 252; ᾱ falls');
  });

  it('tells a β of 1 from one that does not rise', () => {
    expect(captionOf({}, { zeroTerminalSnr: true })).toContain('β reaches 1 at t = 1000');
    expect(captionOf({}, { kind: 'constant' })).toContain('β does not rise at t = 2;');
  });
});

it('own points are those of the linear schedule at first, to within a tenth of a thousandth', () => {
  const schedule = shownScheduleMemo()({
    ...own,
    source: 'points',
    schedule: defaultPlaygroundState.schedule,
  });
  const linear = createSchedule(defaultPlaygroundState.schedule);
  for (const t of [1, 250, 600, 1000]) {
    expect(Math.abs((schedule.beta[t] ?? 0) - (linear.beta[t] ?? 0))).toBeLessThan(1e-4);
  }
});
