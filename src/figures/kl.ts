import * as l10n from '@vscode/l10n';
import { gaussianKl } from '../diffusion/distributions/gaussian';
import { defineFigure } from './figure';
import { formatNumber } from '../base/formatNumber';
import { choice, real } from './parameter';

const mean = (name: string, meaning: () => string, standard: number) =>
  real({ name: () => name, meaning, min: -5, max: 5, step: 0.1, standard, control: 'plot' });
const deviation = (name: string, meaning: () => string, standard: number) =>
  real({ name: () => name, meaning, min: 0.2, max: 3, step: 0.05, standard });

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
    mu1: mean('μ₁', () => l10n.t('The mean of p.'), -1),
    sigma1: deviation('σ₁', () => l10n.t('The standard deviation of p.'), 0.8),
    mu2: mean('μ₂', () => l10n.t('The mean of q.'), 1),
    sigma2: deviation('σ₂', () => l10n.t('The standard deviation of q.'), 1.6),
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
  ],
  caption({ mu1, sigma1, mu2, sigma2 }) {
    const there = gaussianKl(mu1, sigma1 ** 2, mu2, sigma2 ** 2);
    const back = gaussianKl(mu2, sigma2 ** 2, mu1, sigma1 ** 2);
    if (sigma1 === sigma2) {
      return l10n.t(
        'The variances are equal, so D(p‖q) = D(q‖p) = {0} nats: the squared distance of the means over 2σ².',
        formatNumber(there, 3),
      );
    }
    return l10n.t(
      'D(p‖q) = {0} nats, but D(q‖p) = {1} nats: which of them approximates the other matters.',
      formatNumber(there, 3),
      formatNumber(back, 3),
    );
  },
});
