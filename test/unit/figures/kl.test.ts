import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gaussianKl, gaussianKlTerms } from '../../../src/diffusion/distributions/gaussian';
import { figures, type OwnState } from '../../../src/figures';
import { figureState, standardFigures } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { integrand, integrandParts, pairOf } from '../../../webview/figures/kl/integrand';
import { figureStates } from './states';

const divergence = ({ direction, mu1, sigma1, mu2, sigma2 }: OwnState<'kl'>): number =>
  direction === 'pq'
    ? gaussianKl(mu1, sigma1 ** 2, mu2, sigma2 ** 2)
    : gaussianKl(mu2, sigma2 ** 2, mu1, sigma1 ** 2);

it('the area under the integrand is the divergence in the direction that is chosen', () => {
  fc.assert(
    fc.property(figureStates, ({ kl }) => {
      const pair = pairOf(kl);
      const step = 0.002;
      let area = 0;
      for (let x = -35; x < 35; x += step) {
        area += integrand(pair, x) * step;
      }
      expect(area).toBeCloseTo(divergence(kl), 6);
    }),
    { numRuns: 20 },
  );
});

it('the terms less ½ are the divergence', () => {
  fc.assert(
    fc.property(figureStates, ({ kl: { mu1, sigma1, mu2, sigma2 } }) => {
      const { logRatio, spread, distance } = gaussianKlTerms(mu1, sigma1 ** 2, mu2, sigma2 ** 2);
      expect(logRatio + spread + distance - 0.5).toBeCloseTo(
        gaussianKl(mu1, sigma1 ** 2, mu2, sigma2 ** 2),
        9,
      );
    }),
  );
});

it('the areas under the three parts are the terms, and the parts add up to the integrand', () => {
  fc.assert(
    fc.property(figureStates, ({ kl: { mu1, sigma1, mu2, sigma2 } }) => {
      const pair = pairOf({ ...standardFigures.kl, mu1, sigma1, mu2, sigma2 });
      const areas = [0, 0, 0];
      const step = 0.01;
      for (let x = -30; x < 30; x += step) {
        const parts = integrandParts(pair, x);
        expect(parts[0] + parts[1] + parts[2]).toBeCloseTo(integrand(pair, x), 8);
        parts.forEach((part, index) => (areas[index] = (areas[index] ?? 0) + part * step));
      }
      const { logRatio, spread, distance } = gaussianKlTerms(mu1, sigma1 ** 2, mu2, sigma2 ** 2);
      expect(areas[0]).toBeCloseTo(logRatio, 6);
      expect(areas[1]).toBeCloseTo(spread + distance, 6);
      expect(areas[2]).toBeCloseTo(-0.5, 6);
    }),
    { numRuns: 20 },
  );
});

it('says that p is q where it is, and what is left with equal means', () => {
  const caption = (own: Partial<typeof standardFigures.kl>) =>
    figures.kl.caption({ ...figureState('kl', defaultPlaygroundState), ...own });
  expect(caption({ mu1: 1, mu2: 1, sigma1: 2, sigma2: 2 })).toContain('p = q');
  // ln 2 + 1/8 − ½ and ln ½ + 2 − ½.
  expect(caption({ mu1: 1, mu2: 1, sigma1: 1, sigma2: 2 })).toContain(
    '= 0.318 nats, but D(q‖p) = 0.807 nats',
  );
});

it('with equal variances both directions are the squared distance over 2σ²', () => {
  const own = { ...standardFigures.kl, mu1: -1, mu2: 2, sigma1: 1.5, sigma2: 1.5 };
  const state = { ...defaultPlaygroundState, figures: { ...standardFigures, kl: own } };
  expect(divergence(own)).toBeCloseTo(9 / (2 * 1.5 ** 2), 12);
  expect(divergence({ ...own, direction: 'qp' })).toBeCloseTo(divergence(own), 12);
  expect(figures.kl.caption(figureState('kl', state))).toContain('= 2.00 nats');
});
