import { expect, it } from 'vitest';
import { gaussianDensity, gaussianKl } from '../../../src/diffusion/distributions/gaussian';
import { mixture1dCdf, mixture1dDensity } from '../../../src/diffusion/distributions/mixture1d';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import { createSchedule } from '../../../src/diffusion/schedule';
import { figures } from '../../../src/figures';
import { dataMixture, mixtureAt } from '../../../src/figures/mixture';
import { figureState, standardFigures } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { histogram, histogramAt } from '../../../webview/figures/kit/drawing/histogram';
import { drawCount, drawsAt, drawsOf } from '../../../webview/figures/mixture/draws';

const own = standardFigures.mixture;
const schedule = createSchedule(defaultPlaygroundState.schedule);
const captionAt = (t: number, change: Partial<typeof own> = {}): string =>
  figures.mixture.caption(
    figureState('mixture', {
      ...defaultPlaygroundState,
      t,
      figures: { ...standardFigures, mixture: { ...own, ...change } },
    }),
  );

it('the density of x_t is that of the data folded with the noise, by numeric convolution', () => {
  const data = dataMixture(own);
  const t = 200;
  const { signal, noise } = closedForm(schedule, t);
  const step = 0.005;
  for (const x of [-1.5, 0, 0.8]) {
    let folded = 0;
    for (let x0 = -6; x0 <= 6; x0 += step) {
      folded += step * mixture1dDensity(data, x0) * gaussianDensity(x, signal * x0, noise ** 2);
    }
    expect(mixture1dDensity(mixtureAt(data, schedule, t), x)).toBeCloseTo(folded, 8);
  }
});

it('says mean, variance and divergence of one Gaussian by their closed forms', () => {
  const caption = captionAt(300, { count: 1, mean1: 2, deviation: 0.5 });
  const { signal, noise } = closedForm(schedule, 300);
  const variance = signal ** 2 * 0.25 + noise ** 2;
  const kl = gaussianKl(2 * signal, variance, 0, 1);
  expect(caption).toContain('has 1 peak');
  expect(caption).toContain(
    `Its mean is ${(2 * signal).toPrecision(3)}, its variance ${variance.toFixed(3)}`,
  );
  expect(caption).toContain(`N(0, I) ${kl.toPrecision(3)} nats`);
});

it('begins with two peaks, which end as one', () => {
  expect(captionAt(1)).toContain('still has 2 peaks');
  expect(captionAt(1000)).toContain('has 1 peak');
  expect(captionAt(1, { count: 4 })).toContain('still has 4 peaks');
});

it('draws are of the density that is drawn: the distribution functions agree', () => {
  const data = dataMixture(own);
  const draws = drawsOf(data, 7);
  expect(drawsOf(data, 7)).toEqual(draws);
  for (const t of [1, 150, 400, 1000]) {
    const sorted = drawsAt(draws, closedForm(schedule, t)).sort();
    const at = mixtureAt(data, schedule, t);
    const distance = sorted.reduce((most, x, index) => {
      const p = mixture1dCdf(at, x);
      return Math.max(most, Math.abs(p - index / drawCount), Math.abs(p - (index + 1) / drawCount));
    }, 0);
    // Kolmogorov: beyond 1.95/√n once in a thousand seeds.
    expect(distance).toBeLessThan(1.95 / Math.sqrt(drawCount));
  }
});

it('a histogram has the share of the values in a bin over its width', () => {
  const bins = { from: 0, to: 2, count: 4 };
  const heights = histogram([0, 0.1, 0.6, 1.9, 2, -1, 5, 0.49], bins);
  expect([...heights]).toEqual([3 / 4, 1 / 4, 0, 1 / 4]);
  expect([-0.1, 0, 0.5, 1.99, 2].map((x) => histogramAt(heights, bins, x))).toEqual([0, 0.75, 0.25, 0.25, 0]);
});
