import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixture1dCdf, mixture1dMoments } from '../../../src/diffusion/distributions/mixture1d';
import { closedForm, diffuse, mergedNoises } from '../../../src/diffusion/forwardProcess';
import { kolmogorovBound, kolmogorovDistance } from '../../../src/diffusion/quality/kolmogorov';
import { createSchedule } from '../../../src/diffusion/schedule';
import { figures, type OwnState } from '../../../src/figures';
import { splitStep } from '../../../src/figures/forward';
import { figureState, standardFigures } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { agreementOf } from '../../../webview/figures/forward/agreement';
import { mergedDraws, noiseCount } from '../../../webview/figures/forward/mergedDraws';
import { forwardModel, sumUnderWay } from '../../../webview/figures/forward/model';
import { subjectOf } from '../../../webview/figures/forward/subjects';
import type { DigitSource } from '../../../webview/figures/kit/figure';

const schedule = createSchedule({ kind: 'linear', T: 200, betaStart: 5e-4, betaEnd: 0.1 });
/** One image of two by two pixels. */
const digits: DigitSource = {
  count: 1,
  side: 2,
  heldOut: 0,
  image: () => Uint8Array.of(0, 51, 204, 255),
  label: () => 7,
};
const captionOf = (t: number, change: Partial<OwnState<'forward'>>): string =>
  figures.forward.caption(
    figureState('forward', {
      ...defaultPlaygroundState,
      t,
      figures: { ...standardFigures, forward: { ...standardFigures.forward, ...change } },
    }),
  );

describe.each([
  'digit',
  'mixture',
  'moons',
  'spiral',
  'circles',
  'checkerboard',
  'letters',
  'own',
  'icon',
  'image',
] as const)('on %s', (data) => {
  const subject = subjectOf(
    { digits, icons: digits },
    data,
    0,
    5,
    schedule.T,
    standardFigures.forward.points,
  );
  const agreement = agreementOf(subject, schedule, 5);

  it('t steps and one jump agree by the Kolmogorov–Smirnov test, and with the exact distribution', () => {
    for (const t of [1, 40, 200]) {
      expect(agreement.prepare(t, Number.POSITIVE_INFINITY)).toBe(true);
      const { chain, jump } = agreement.values(t);
      // Beyond 1.4 times the bound once in some two thousand cases.
      const bound = 1.4 * kolmogorovBound(chain.length, jump.length);
      expect(kolmogorovDistance(chain, jump)).toBeLessThan(bound);
      for (const sample of [chain, jump]) {
        const sorted = sample.slice().sort();
        const exact = agreement.exact(t);
        const distance = sorted.reduce((most, value, index) => {
          const p = mixture1dCdf(exact, value);
          return Math.max(most, Math.abs(p - (index + 0.5) / sorted.length));
        }, 0);
        expect(distance).toBeLessThan(2 / Math.sqrt(sorted.length));
      }
    }
  });

  it('the exact distribution has the moments of the closed form', () => {
    const before = mixture1dMoments(subject.probe.distribution);
    const { signal, noise } = closedForm(schedule, 80);
    const { mean, variance } = mixture1dMoments(agreement.exact(80));
    expect(mean).toBeCloseTo(signal * before.mean, 10);
    expect(variance).toBeCloseTo(signal ** 2 * before.variance + noise ** 2, 10);
  });

  it('repeats for a seed, and the two ways are not the same numbers', () => {
    const again = agreementOf(
      subjectOf({ digits, icons: digits }, data, 0, 5, schedule.T, standardFigures.forward.points),
      schedule,
      5,
    );
    again.prepare(40, Number.POSITIVE_INFINITY);
    expect(again.values(40)).toEqual(agreement.values(40));
    expect(agreement.values(40).chain).not.toEqual(agreement.values(40).jump);
  });
});

describe('two noises', () => {
  it('have variances that add up to that of the jump, wherever they are split', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 9999 }), (t, split) => {
        const s = splitStep({ split }, t);
        expect(s).toBe(split < t ? split : t - 1);
        const { earlier, later, together } = mergedNoises(schedule, s, t);
        expect(earlier + later).toBeCloseTo(together, 12);
        expect(together).toBeCloseTo(closedForm(schedule, t).noise ** 2, 12);
        // Step by step: each step keeps α_k of what there was and adds β_k.
        let variance = 0;
        for (let k = 1; k <= t; k++) {
          variance = (schedule.alpha[k] ?? 0) * variance + (k <= s ? (schedule.beta[k] ?? 0) : 0);
        }
        expect(earlier).toBeCloseTo(variance, 12);
      }),
    );
  });

  it('are drawn with these variances, and so is their sum', () => {
    const noises = mergedNoises(schedule, 60, 120);
    const draws = mergedDraws(noises, 3);
    expect(mergedDraws(noises, 3)).toEqual(draws);
    const size = 2 * noiseCount;
    for (const [part, variance] of [
      ['earlier', noises.earlier],
      ['later', noises.later],
      ['sum', noises.together],
      ['together', noises.together],
    ] as const) {
      const square = draws[part].reduce((sum, value) => sum + value ** 2, 0) / size;
      // Four and a half standard errors of the variance of normal numbers.
      expect(Math.abs(square / variance - 1)).toBeLessThan(4.5 * Math.sqrt(2 / size));
    }
    expect(kolmogorovDistance(draws.sum, draws.together)).toBeLessThan(1.4 * kolmogorovBound(size, size));
  });

  it('are said with their steps', () => {
    expect(captionOf(1, { mode: 'merge' })).toBe(
      'At t = 1 of 1000 there is one noise only, with the variance β₁ = 1.00 × 10⁻⁴.',
    );
    expect(captionOf(300, { mode: 'merge', split: 299 })).toContain('is left of steps 1…299,');
    expect(captionOf(300, { mode: 'merge', split: 300 })).toContain('is left of steps 1…299,');
    expect(captionOf(300, { mode: 'merge', split: 1 })).toContain('is left of steps 1…1,');
  });
});

it('a sum under way is scaled, then added to, and ends as the result', () => {
  const model = forwardModel('chain', schedule, Float32Array.of(1, -1, 0.5), 4);
  const sum = model.at(90);
  expect(sumUnderWay(sum, 0)).toEqual({ part: 'scale', values: sum.from });
  const scaled = sumUnderWay(sum, 1 / 3);
  expect(scaled.part).toBe('add');
  scaled.values.forEach((value, i) => expect(value).toBeCloseTo(sum.step.signal * (sum.from[i] ?? 0), 6));
  const half = sumUnderWay(sum, 1 / 2).values;
  const expected = diffuse({ signal: sum.step.signal, noise: sum.step.noise / 2 }, sum.from, sum.noise);
  half.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? 0, 6));
  expect(sumUnderWay(sum, 0.7)).toEqual({ part: 'result', values: sum.result });
});

it('says that both ways lead to the same mean and variance', () => {
  // ᾱ_1 = 1 − β_1 = 0.9999.
  expect(captionOf(1, { mode: 'both' })).toContain(
    'the mean is 0.9999 times x₀ and the variance around it 1.00 × 10⁻⁴',
  );
  expect(captionOf(300, { mode: 'both' })).toContain('300 steps and one jump lead to the same distribution');
});
