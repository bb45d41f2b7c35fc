import { describe, expect, it } from 'vitest';
import { conditional, scales } from '../../../src/figures/conditional';
import { networkSchedule } from '../../../src/figures/digitsNetwork';

const said = (scale: number) =>
  conditional.caption({
    schedule: networkSchedule,
    t: 1,
    seed: 0,
    digitClass: 7,
    column: scales.findIndex((each) => each === scale),
  });

describe('digits by class', () => {
  it('stand by rising scales, the unconditional and the conditional network among them', () => {
    expect([...scales].sort((a, b) => a - b)).toEqual(scales);
    expect(scales).toContain(0);
    expect(scales).toContain(1);
  });

  it('say what the scale does, below, at and above 1', () => {
    expect(said(0)).toContain('the class 7 has no say');
    expect(said(0.5)).toContain('s = 0.5 the class 7 has less say');
    expect(said(1)).toContain('conditional network’s for the class 7');
    expect(said(5)).toContain('the step to the class 7 is made 5 times as large');
  });
});
