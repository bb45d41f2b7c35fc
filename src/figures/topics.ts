import * as l10n from '@vscode/l10n';
import type { FigureId } from './index';

/** Figures of one subject, in the order in which a reader meets them. */
export interface Topic {
  readonly name: () => string;
  readonly figures: readonly FigureId[];
}

/** All figures by subject, each once, as the playground's first page lists them. */
export const topics: readonly Topic[] = [
  {
    name: () => l10n.t('From data to noise'),
    figures: ['overview', 'forward', 'coefficients', 'schedule', 'mixture', 'clt'],
  },
  {
    name: () => l10n.t('And back'),
    figures: ['posterior', 'square', 'backward', 'reverse', 'marginal', 'variance', 'score', 'langevin'],
  },
  {
    name: () => l10n.t('What is learned'),
    figures: ['parameterisations', 'training', 'elbo', 'kl', 'decoder', 'unet'],
  },
  {
    name: () => l10n.t('Sampling and quality'),
    figures: ['sampling', 'samplers', 'latents', 'rate', 'quality', 'collapse'],
  },
  { name: () => l10n.t('Guidance and flows'), figures: ['guidance', 'conditional', 'flow', 'dictionary'] },
  {
    name: () => l10n.t('Probability'),
    figures: ['coin', 'probability', 'markov', 'reparameterisation'],
  },
];
