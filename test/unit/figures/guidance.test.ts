import { expect, it } from 'vitest';
import { figures } from '../../../src/figures';
import { guidanceRun, guidanceSteps } from '../../../src/figures/guidance';
import { scheduleOf } from '../../../src/figures/scheduleMemo';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const standard = figureState('guidance', defaultPlaygroundState);
const schedule = scheduleOf(standard.schedule);

it('with scale 1 the samples are those of the class: probability and spread agree within the sampling error', () => {
  const { reached, tiltedMoments, classItself } = guidanceRun(schedule, 0, 'B', 1);
  expect(tiltedMoments).toEqual(classItself);
  // 240 samples, and 30 steps of DDIM.
  expect(Math.abs(reached.spread - classItself.spread)).toBeLessThan(0.1);
  expect(Math.abs(reached.probability - classItself.probability)).toBeLessThan(0.05);
});

it('more guidance makes samples surer of their class and less various, and not as various as the tilted density', () => {
  const runs = [1, 2, 4, 8].map((scale) => guidanceRun(schedule, 0, 'A', scale));
  const sure = runs.map(({ reached }) => reached.probability);
  expect(sure.toSorted((a, b) => a - b)).toEqual(sure);
  const { reached, tiltedMoments } = runs[2]!;
  expect(reached.spread).toBeLessThan(runs[0]!.reached.spread);
  expect(Math.abs(reached.spread - tiltedMoments.spread)).toBeGreaterThan(0.05);
});

it('says that guidance is not the tilted density for any scale but 0 and 1, where the two are the same', () => {
  for (const scale of [0, 1]) {
    expect(figures.guidance.caption({ ...standard, scale })).toContain('the data themselves have');
  }
  expect(figures.guidance.caption({ ...standard, scale: 1.1 })).toContain(
    'is not what guidance samples from',
  );
});

it('begins with noise, which is of each class with the same probability', () => {
  const text = figures.guidance.caption({ ...standard, step: 0 });
  const probability = Number(/probability ([\d.]+) on/.exec(text)?.[1]);
  // The exact mean over q(x_T) is 1/3; at T a hundredth of x_0 is left.
  expect(Math.abs(probability - 1 / 3)).toBeLessThan(0.01);
  expect(guidanceSteps(scheduleOf({ ...standard.schedule, T: 7 }))).toBe(7);
});
