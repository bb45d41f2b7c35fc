import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startIds, startMoments } from '../../../src/diffusion/distributions/meanOfDraws';
import { weightedSumShape } from '../../../src/diffusion/distributions/noisyStart';
import { figures, type OwnState } from '../../../src/figures';
import { stepsTogether, stepWeights } from '../../../src/figures/clt';
import { figureState, standardFigures } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { cltCurves } from '../../../webview/figures/clt/curves';
import { drawCount, drawsAfter, standardisedDraws } from '../../../webview/figures/clt/noisyDraws';
import { figureStates } from './states';

const own = standardFigures.clt;
const captionOf = (change: Partial<OwnState<'clt'>>): string =>
  figures.clt.caption(
    figureState('clt', {
      ...defaultPlaygroundState,
      figures: { ...standardFigures, clt: { ...own, ...change } },
    }),
  );

it('all that is drawn has an area of 1 where the axis holds it', () => {
  fc.assert(
    fc.property(figureStates, ({ clt }) => {
      const { grid, shown, normal } = cltCurves(clt, 1);
      const width = (grid[1] ?? 0) - (grid[0] ?? 0);
      const area = (values: Float64Array): number => width * values.reduce((sum, each) => sum + each, 0);
      // A bar of a two-valued mean is four of the plot's points wide at least.
      expect(area(shown)).toBeLessThan(1.25);
      expect(area(normal)).toBeLessThan(1.01);
      fc.pre(clt.shows !== 'mean');
      // Of a loaded coin a twentieth lies beyond four standard deviations at most (Chebyshev: a sixteenth).
      expect(area(shown)).toBeGreaterThan(0.75);
    }),
    { numRuns: 300 },
  );
});

it('the weights of x_0 and of the steps’ noises have squares that sum to 1', () => {
  fc.assert(
    fc.property(figureStates, ({ clt }) => {
      const weights = stepWeights(clt);
      expect(weights).toHaveLength(clt.n + 1);
      expect(weights.reduce((sum, weight) => sum + weight ** 2, 0)).toBeCloseTo(1, 10);
      expect(weights[0]).toBeCloseTo(stepsTogether(clt).signal, 12);
    }),
  );
});

describe.each(startIds)('noise like x_0: %s', (start) => {
  it('has mean 0 and variance 1, and repeats for a seed', () => {
    const draws = standardisedDraws(start, 3, 2);
    expect(standardisedDraws(start, 3, 2)).toEqual(draws);
    expect(standardisedDraws(start, 3, 1)).not.toEqual(draws);
    const mean = draws.reduce((sum, value) => sum + value, 0) / drawCount;
    const variance = draws.reduce((sum, value) => sum + value ** 2, 0) / drawCount - mean ** 2;
    const { excessKurtosis } = startMoments(start);
    expect(Math.abs(mean)).toBeLessThan(4.5 / Math.sqrt(drawCount));
    expect(Math.abs(variance - 1)).toBeLessThan(4.5 * Math.sqrt((excessKurtosis + 2) / drawCount) + 1e-3);
  });

  it('leaves the excess kurtosis that the cumulants say', () => {
    const [beta, n] = [0.6, 12];
    let fourth = 0;
    let second = 0;
    const seeds = 20;
    for (let seed = 0; seed < seeds; seed++) {
      for (const x of drawsAfter(start, beta, n, seed)) {
        second += x ** 2;
        fourth += x ** 4;
      }
    }
    const count = seeds * drawCount;
    const found = fourth / count / (second / count) ** 2 - 3;
    const { excessKurtosis } = weightedSumShape(start, stepWeights({ ...own, start, beta, n }));
    expect(Math.abs(found - excessKurtosis)).toBeLessThan(0.06 * (1 + excessKurtosis ** 2));
    // The limit that the caption names, β / (2 − β) of one draw's.
    expect(excessKurtosis).toBeCloseTo((0.6 / 1.4) * startMoments(start).excessKurtosis, 2);
  });
});

it('says the mean and the variance of a mean', () => {
  expect(captionOf({ shows: 'mean', start: 'uniform', n: 3 })).toContain(
    'The mean of 3 draws gathers at μ = 0.50 with the variance σ²/n = 0.0278',
  );
});

it('says how far the standardised mean is from N(0, 1)', () => {
  // One coin: ½ − Φ(−1).
  expect(captionOf({ start: 'coin', n: 1 })).toContain('is within 0.34 of that of N(0, 1): there is nothing');
});

it('says that normal noise needs no limit: one step with β = 1 is N(0, 1)', () => {
  const caption = captionOf({ shows: 'forward', start: 'coin', beta: 1, n: 1 });
  expect(caption).toContain('xₙ is 0 times x₀ plus 1.00 times one normal variable, and within 0 of N(0, 1)');
});

it('says that noise of another kind stays', () => {
  // β / (2 − β) of the 6 of an exponential distribution, for β = ½ is 2.
  const caption = captionOf({ shows: 'forward', noise: 'start', start: 'exponential', beta: 0.5, n: 40 });
  expect(caption).toContain('the excess kurtosis of xₙ is 2.00 at n = 40, and tends to 2.00');
});

it.each([
  { shows: 'mean' as const, noise: 'start' as const },
  { shows: 'standardised' as const, noise: 'start' as const },
  { shows: 'forward' as const, noise: 'normal' as const },
  { shows: 'forward' as const, noise: 'start' as const },
])('asks for a seed only where draws are seen: %o', (change) => {
  const own = { ...standardFigures.clt, ...change };
  const differs = JSON.stringify(cltCurves(own, 1)) !== JSON.stringify(cltCurves(own, 2));
  expect(figures.clt.counts?.('seed', own)).toBe(differs);
});
