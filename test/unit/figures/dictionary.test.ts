import { expect, it } from 'vitest';
import { flowScale, flowTime, largestGap } from '../../../src/diffusion/flowDictionary';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import { planeSet } from '../../../src/diffusion/distributions/planeSets';
import { figures } from '../../../src/figures';
import { dictionaryRun } from '../../../src/figures/dictionary';
import { scheduleOf } from '../../../src/figures/scheduleMemo';
import { figureState } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { logWeights } from '../../../webview/figures/dictionary/weightChart';

const standard = figureState('dictionary', defaultPlaygroundState);
const schedule = scheduleOf(standard.schedule);

it('with the same places the difference is rounding, with others it is not', () => {
  const gap = (grid: 'same' | 'even') => {
    const { diffusion, flow } = dictionaryRun(planeSet('letters'), schedule, 0, 8, grid);
    return largestGap(diffusion.states[8]!, flow.states[8]!, 1);
  };
  expect(gap('same')).toBeLessThan(1e-11);
  expect(gap('even')).toBeGreaterThan(1e-3);
});

it('goes from the schedule’s last moment to the data, in the flow’s time as in the diffusion’s', () => {
  const { diffusion, flow } = dictionaryRun(planeSet('moons'), schedule, 0, 5, 'even');
  const last = closedForm(schedule, schedule.T);
  expect(diffusion.marginals[0]).toEqual(last);
  expect(flow.marginals[0]!.signal).toBeCloseTo(last.signal / (last.signal + last.noise), 12);
  expect(flowTime(diffusion.marginals[5]!)).toBe(1);
  expect(flow.marginals[5]!.signal).toBeCloseTo(1, 12);
  expect(flowScale(diffusion.marginals[5]!)).toBe(1);
});

it('never takes more steps than the schedule has', () => {
  const short = { ...standard.schedule, T: 4 };
  expect(figures.dictionary.caption({ ...standard, schedule: short, steps: 50, step: 50 })).toContain(
    'After 4 of 4',
  );
});

it('says the log-SNR of the step: −∞…∞, and ∞ at the end', () => {
  expect(figures.dictionary.caption({ ...standard, step: standard.steps })).toContain('log-SNR ∞');
  const { signal, noise } = closedForm(schedule, schedule.T);
  const first = (2 * Math.log(signal / noise)).toPrecision(3).replace('-', '−');
  expect(figures.dictionary.caption({ ...standard, step: 0 })).toContain(`log-SNR ${first}`);
});

it('draws weights that are all 1 at one λ, flow matching falling by e^{−λ/2}', () => {
  const { lambda, weights } = logWeights(schedule);
  const middle = weights[2]!.findIndex((value) => value === 0);
  expect(weights.map((each) => each[middle])).toEqual([0, 0, 0, 0]);
  weights[2]!.forEach((value, i) => {
    expect(value).toBeCloseTo((-(lambda[i]! - lambda[middle]!) / 2) * Math.LOG10E, 9);
  });
  expect(new Set(weights[3])).toEqual(new Set([0]));
});
