import { describe, expect, it } from 'vitest';
import { networkSchedule } from '../../../src/figures/digitsNetwork';
import { meanRates, paperRates, rate, rateTimes } from '../../../src/figures/rate';

describe('rate and distortion', () => {
  it('is worked out at the reverse times of the paper’s table among others, falling in t, t = 1 included', () => {
    const reverse = rateTimes.map((t) => 1001 - t);
    expect(paperRates.every((row) => reverse.includes(row.reverseTime))).toBe(true);
    expect([...rateTimes].sort((a, b) => b - a)).toEqual(rateTimes);
    expect(new Set(rateTimes).size).toBe(rateTimes.length);
    expect(rateTimes.at(-1)).toBe(1);
  });

  it('has means of rates, and of errors by their squares', () => {
    const row = (bits: number, rmse: number) => [{ reverseTime: 900, rate: bits, rmse }];
    expect(meanRates([row(1, 3), row(2, 4)])).toEqual([
      { reverseTime: 900, rate: 1.5, rmse: Math.sqrt(12.5) },
    ]);
    expect(meanRates([])).toEqual([]);
  });

  it('says the paper’s numbers where its table has the reverse time, whose rates only rise', () => {
    const shared = { schedule: networkSchedule, t: 1, seed: 0 };
    expect(rate.caption({ ...shared, place: rateTimes.indexOf(101) + 1 })).toContain(
      'reverse time 900, the paper’s model of CIFAR-10 had spent 0.11994 bits/dim, and x̂₀ was 12 grey levels off',
    );
    expect(rate.caption({ ...shared, place: rateTimes.length - 1 })).toContain('At t = 2, reverse time 999');
    const rates = [...paperRates].sort((a, b) => a.reverseTime - b.reverseTime);
    expect(rates.every((row, index) => index === 0 || row.rate >= rates[index - 1]!.rate)).toBe(true);
  });
});
