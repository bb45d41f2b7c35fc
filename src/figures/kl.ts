import * as l10n from '@vscode/l10n';
import { gaussianKl } from '../diffusion/distributions/gaussian';
import { defineFigure } from './figure';
import { formatNumber } from '../base/formatNumber';
import { choice, real } from './parameter';
import type { Meaning } from './meaning';

const mean = (name: string, meaning: () => string, standard: number, term: Meaning) =>
  real({ name: () => name, meaning, min: -5, max: 5, step: 0.1, standard, control: 'plot', term });
const deviation = (name: string, meaning: () => string, standard: number, term: Meaning) =>
  real({ name: () => name, meaning, min: 0.2, max: 3, step: 0.05, standard, term });

/** KL divergence of two Gaussians (PRML section 1.6): two bells, the integrand as an area, and the three terms. */
export const kl = defineFigure({
  id: 'kl',
  title: () => l10n.t('KL divergence of two Gaussians'),
  formula: 'D_KL(p‖q)',
  needs: 'nothing',
  reads: [],
  parameters: {
    direction: choice({
      name: () => l10n.t('Direction'),
      meaning: () => l10n.t('Over which of the two densities the mean is taken.'),
      choices: { pq: () => 'D(p‖q)', qp: () => 'D(q‖p)' },
      standard: 'pq',
    }),
    areas: choice({
      name: () => l10n.t('Areas'),
      meaning: () => l10n.t('The integrand as one area, or an area for each term of the divergence.'),
      choices: { whole: () => l10n.t('integrand'), terms: () => l10n.t('three terms') },
      standard: 'whole',
    }),
    mu1: mean('μ₁', () => l10n.t('The mean of p.'), -1, 'data'),
    sigma1: deviation('σ₁', () => l10n.t('The standard deviation of p.'), 0.8, 'data'),
    mu2: mean('μ₂', () => l10n.t('The mean of q.'), 1, 'prediction'),
    sigma2: deviation('σ₂', () => l10n.t('The standard deviation of q.'), 1.6, 'prediction'),
  },
  clock: 'mu2',
  teaches: ['kl-gaussians'],
  ideas: { D_KL: {} },
  examples: [
    {
      title: () => l10n.t('KL divergence of two Gaussians'),
      detail: () => l10n.t('How far one bell is from another, and that the way back is another one.'),
      state: {},
    },
    {
      title: () => l10n.t('The terms of a KL divergence'),
      detail: () => l10n.t('The three terms of the closed form as areas under the integrand’s parts.'),
      state: { areas: 'terms' },
    },
  ],
  caption({ mu1, sigma1, mu2, sigma2 }) {
    const there = formatNumber(gaussianKl(mu1, sigma1 ** 2, mu2, sigma2 ** 2), 3);
    const back = formatNumber(gaussianKl(mu2, sigma2 ** 2, mu1, sigma1 ** 2), 3);
    if (sigma1 === sigma2) {
      return mu1 === mu2
        ? l10n.t('p = q, and only then the divergence is 0, in both directions.')
        : l10n.t(
            'The variances are equal, so D(p‖q) = D(q‖p) = {0} nats: the squared distance of the means over 2σ².',
            there,
          );
    }
    if (mu1 === mu2) {
      return l10n.t(
        'The means are equal, so D(p‖q) = ln(σ₂/σ₁) + σ₁²/(2σ₂²) − ½ = {0} nats, but D(q‖p) = {1} nats.',
        there,
        back,
      );
    }
    return l10n.t(
      'D(p‖q) = {0} nats, but D(q‖p) = {1} nats: which of them approximates the other matters.',
      there,
      back,
    );
  },
});
