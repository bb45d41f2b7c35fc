import * as l10n from '@vscode/l10n';
import { formatCoefficient } from '../base/formatNumber';
import { closedForm } from '../diffusion/forwardProcess';
import { networkNoise } from './digitsNetwork';
import { digitIndex } from './digitIndex';
import { defineFigure } from './figure';
import { integer } from './parameter';

/** Time steps of the slider, evenly over 1…T. */
const levels = 50;

/** The paper's t of a level, 1…50. */
export const unetTime = (level: number): number => (networkNoise.T / levels) * level;

/** More layers than the shipped networks have; what lies beyond is the last one. */
const mostLayers = 24;

/** Grey levels of a feature map, −1…1: its values about 0, the largest of all maps being ±1. */
export function mapsAsGrey(data: Float32Array, count: number): readonly Float32Array[] {
  const size = data.length / count;
  const most = data.reduce((max, value) => Math.max(max, Math.abs(value)), 1e-12);
  return Array.from({ length: count }, (_, index) =>
    Float32Array.from(data.subarray(index * size, (index + 1) * size), (value) => value / most),
  );
}

/** The mean of the absolute values over the channels, scaled so that the largest is 1 and 0 is −1. */
export function meanSize(data: Float32Array, channels: number): Float32Array {
  const size = data.length / channels;
  const sums = new Float32Array(size);
  data.forEach((value, index) => {
    sums[index % size]! += Math.abs(value) / channels;
  });
  const most = sums.reduce((max, value) => Math.max(max, value), 1e-12);
  return sums.map((value) => (2 * value) / most - 1);
}

/** One noised digit through the U-Net, layer by layer. */
export const unet = defineFigure({
  id: 'unet',
  title: () => l10n.t('Inside the U-Net'),
  formula: 'ε_θ(x_t, t)',
  needs: 'network',
  reads: ['seed'],
  parameters: {
    digit: digitIndex(),
    level: integer({
      name: () => l10n.t('Level of t'),
      meaning: () => l10n.t('Which of 50 time steps is shown; the paper’s t is 20 times as large.'),
      min: 1,
      max: levels,
      standard: 10,
    }),
    layer: integer({
      name: () => l10n.t('Layer'),
      meaning: () => l10n.t('The layer whose feature maps are shown, from 1; the last one beyond it.'),
      min: 1,
      max: mostLayers,
      // The attention in the middle, of all shipped sizes.
      standard: 8,
    }),
  },
  clock: 'layer',
  teaches: ['u-net'],
  ideas: {},
  examples: [
    {
      title: () => l10n.t('Inside the U-Net'),
      detail: () => l10n.t('A noised digit through the network: feature maps, attention, where t enters.'),
      state: { level: 10 },
    },
  ],
  caption({ level }) {
    const t = unetTime(level);
    const { signal, noise } = closedForm(networkNoise, t);
    return l10n.t(
      'The network sees {0} times the digit plus {1} times noise, and t = {2}, which is added in each residual block.',
      formatCoefficient(signal),
      formatCoefficient(noise),
      t,
    );
  },
});
