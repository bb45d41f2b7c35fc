import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gaussianKl, gaussianKlTerms } from '../../../src/diffusion/distributions/gaussian';
import { figures, type OwnState } from '../../../src/figures';
import { figureState, standardFigures } from '../../../src/figures/states';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { integrand, pairOf } from '../../../webview/figures/kl/integrand';
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

it('with equal variances both directions are the squared distance over 2σ²', () => {
  const own = { ...standardFigures.kl, mu1: -1, mu2: 2, sigma1: 1.5, sigma2: 1.5 };
  const state = { ...defaultPlaygroundState, figures: { ...standardFigures, kl: own } };
  expect(divergence(own)).toBeCloseTo(9 / (2 * 1.5 ** 2), 12);
  expect(divergence({ ...own, direction: 'qp' })).toBeCloseTo(divergence(own), 12);
  expect(figures.kl.caption(figureState('kl', state))).toContain('= 2.00 nats');
});
