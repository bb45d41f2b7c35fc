import * as l10n from '@vscode/l10n';
import { decoderBin, discretizedGaussianLogLikelihood } from '../diffusion/bounds/terms';
import { defineFigure } from './figure';
import { formatNumber } from '../base/formatNumber';
import { integer, real } from './parameter';

/** ln p_θ(x_0|x_1) of one grey value, with the exact normal distribution function. */
export const decoderLogLikelihood = (level: number, mean: number, sigma: number): number =>
  discretizedGaussianLogLikelihood(level / 127.5 - 1, mean, Math.log(sigma), 'erf');

/** The decoder of L_0 (DDPM eq. 13): how a density becomes the probability of one of 256 grey values. */
export const decoder = defineFigure({
  id: 'decoder',
  title: () => l10n.t('Discretised decoder'),
  formula: 'p_θ(x_0|x_1)',
  needs: 'nothing',
  reads: [],
  parameters: {
    level: integer({
      name: () => l10n.t('Grey value'),
      meaning: () => l10n.t('The pixel of the data, as it is stored: 0 is black, 255 white.'),
      min: 0,
      max: 255,
      standard: 200,
    }),
    sigma: real({
      name: () => 'σ₁',
      meaning: () => l10n.t('The standard deviation of the last step; DDPM has √β₁ = 0.01.'),
      min: 0.001,
      max: 0.2,
      step: 0.001,
      standard: 0.01,
    }),
    mean: real({
      name: () => 'μ',
      meaning: () => l10n.t('The mean that the network predicts for the pixel, on the scale from -1 to 1.'),
      min: -1.2,
      max: 1.2,
      step: 0.001,
      standard: 0.574,
      control: 'plot',
    }),
  },
  clock: 'mean',
  /** The mean passes over the grey value's bin, by as much as the plot shows. */
  clockRange({ level, sigma }) {
    const centre = level / 127.5 - 1;
    const half = Math.max(4 * sigma, 0.04);
    return {
      min: Math.max(-1.2, Number((centre - half).toFixed(3))),
      max: Math.min(1.2, Number((centre + half).toFixed(3))),
    };
  },
  teaches: ['decoder'],
  ideas: { L_0: {} },
  examples: [
    {
      title: () => l10n.t('Discretised decoder'),
      detail: () =>
        l10n.t('A bell over the 256 grey values: the mass in one bin is the value’s probability.'),
      state: {},
    },
    {
      title: () => l10n.t('Discretised decoder at white'),
      detail: () => l10n.t('The bins of black and white are open: they take all that lies beyond.'),
      state: { level: 255, mean: 0.99, sigma: 0.02 },
    },
  ],
  caption({ level, mean, sigma }) {
    const { from, to } = decoderBin(level);
    const logLikelihood = decoderLogLikelihood(level, mean, sigma);
    const percent = formatNumber(100 * Math.exp(logLikelihood), 3);
    const bits = formatNumber(-logLikelihood / Math.LN2, 3);
    if (level === 0) {
      const edge = formatNumber(to, 4);
      return l10n.t(
        'Grey value 0 has all that lies below {0}: {1} % of the mass, so it costs {2} bits.',
        edge,
        percent,
        bits,
      );
    }
    if (level === 255) {
      const edge = formatNumber(from, 4);
      return l10n.t(
        'Grey value 255 has all that lies above {0}: {1} % of the mass, so it costs {2} bits.',
        edge,
        percent,
        bits,
      );
    }
    return l10n.t(
      'Grey value {0} has the bin from {1} to {2}: {3} % of the mass, so it costs {4} bits.',
      level,
      formatNumber(from, 4),
      formatNumber(to, 4),
      percent,
      bits,
    );
  },
});
