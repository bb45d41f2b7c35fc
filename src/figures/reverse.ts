import * as l10n from '@vscode/l10n';
import { exactDenoiser } from '../diffusion/distributions/exactDenoiser';
import type { Mixture } from '../diffusion/distributions/mixture';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { choice } from './parameter';
import { dataCounts, planeData, planeDataOf } from './planeData';
import { planeRun, progressOf, reverseParameters, takenParameter, takenRange, timeOf } from './reverseRun';

/** The caption speaks of the first points of the picture; their numbers cost little. */
const toldPoints = 200;
const toldRun = planeRun(toldPoints);

/** The reverse process of points in the plane (DDPM eqs. 1, 7 and 12) with the exact denoiser of their data. */
export const reverse = defineFigure({
  id: 'reverse',
  title: () => l10n.t('Reverse process'),
  formula: 'p_θ(x_{t−1}|x_t)',
  needs: 'nothing',
  reads: ['schedule', 'seed'],
  parameters: {
    ...planeData('moons'),
    show: choice({
      name: () => l10n.t('Show'),
      meaning: () => l10n.t('What is drawn: the points, where the means lead, or the paths of some points.'),
      choices: {
        points: () => l10n.t('points'),
        means: () => l10n.t('means'),
        paths: () => l10n.t('paths'),
      },
      standard: 'points',
    }),
    ...reverseParameters,
    taken: takenParameter(46),
  },
  clock: 'taken',
  clockRange: takenRange,
  counts: dataCounts,
  teaches: ['reverse-chain'],
  ideas: { ancestralSampling: {} },
  examples: [
    {
      title: () => l10n.t('Reverse process with an exact denoiser'),
      detail: () => l10n.t('Noise becomes two moons, step by step, with the best possible x̂₀.'),
      state: {},
    },
    {
      title: () => l10n.t('Reverse process in too few steps'),
      detail: () => l10n.t('Five steps are too long for Gaussians: points end between the data.'),
      state: { steps: 5, taken: 5, show: 'paths' },
    },
  ],
  caption(state) {
    const { steps, taken } = progressOf(state);
    const chain = toldRun(state);
    const xt = chain.at(taken);
    const mixture = planeDataOf(state);
    const step = chain.steps[taken];
    if (step === undefined) {
      return l10n.t(
        'After {0} steps t = 0: of the first {1} points, {2} lie within three standard deviations of a Gaussian of the data; of exact samples, at least {3} would on average.',
        steps,
        toldPoints,
        nearData(mixture, xt),
        Math.floor(toldPoints * (1 - Math.exp(-4.5))),
      );
    }
    const variances = exactDenoiser(mixture, step.level).variance(xt);
    const uncertainty = Math.sqrt(variances.reduce((sum, each) => sum + each, 0) / variances.length);
    const moved = meanDistance(xt, chain.meanAfter(taken));
    return step.deviation > 0
      ? l10n.t(
          'At t = {0}, after {1} of {2} steps, x̂₀ is uncertain by ±{3}. The next step moves points by {4} on average and adds noise with σ = {5}.',
          timeOf(state),
          taken,
          steps,
          formatNumber(uncertainty, 2),
          formatNumber(moved, 2),
          formatNumber(step.deviation, 2),
        )
      : l10n.t(
          'At t = {0}, after {1} of {2} steps, x̂₀ is uncertain by ±{3}. The last step moves points by {4} on average, to x̂₀, and adds no noise.',
          timeOf(state),
          taken,
          steps,
          formatNumber(uncertainty, 2),
          formatNumber(moved, 2),
        );
  },
});

/** How many points lie within three standard deviations of a component; of its own samples 1 − e^−4.5 do. */
export function nearData({ components }: Mixture, points: ArrayLike<number>): number {
  let near = 0;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0];
    if (components.some(({ mean, variance }) => (x - mean[0]) ** 2 + (y - mean[1]) ** 2 <= 9 * variance)) {
      near++;
    }
  }
  return near;
}

/** How far points are from others, on average. */
function meanDistance(from: ArrayLike<number>, to: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i + 1 < from.length; i += 2) {
    sum += Math.hypot((to[i] ?? 0) - (from[i] ?? 0), (to[i + 1] ?? 0) - (from[i + 1] ?? 0));
  }
  return (2 * sum) / from.length;
}
