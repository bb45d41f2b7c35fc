import * as l10n from '@vscode/l10n';
import { formatShort } from '../base/formatNumber';
import type { RateDistortion } from '../diffusion/bounds/evaluateBound';
import { networkNoise } from './digitsNetwork';
import { defineFigure } from './figure';
import { integer } from './parameter';

const { T } = networkNoise;

/** The paper's t that are worked out, falling: every 50th from 951 on, and more where most bits are spent. */
export const rateTimes: readonly number[] = [
  ...Array.from({ length: 20 }, (_, index) => T + 1 - 50 * (index + 1)),
  31,
  16,
  8,
  4,
  2,
].sort((a, b) => b - a);

/** Digits of one evaluation, and how many evaluations are averaged. */
export const digitsPerGroup = 4;
export const groups = 8;

/** A row of the paper's Table 4: CIFAR-10, 32 × 32 in colour (Ho et al. 2020). */
export const paperRates: readonly RateDistortion[] = [
  [1000, 1.77581, 0.95136],
  [900, 0.11994, 12.02277],
  [800, 0.05415, 18.47482],
  [700, 0.02866, 24.43656],
  [600, 0.01507, 30.80948],
  [500, 0.00716, 38.03236],
  [400, 0.00282, 46.12765],
  [300, 0.00081, 54.18826],
  [200, 0.00013, 60.9717],
  [100, 0, 67.60125],
].map(([reverseTime = 0, rate = 0, rmse = 0]) => ({ reverseTime, rate, rmse }));

/** The mean of several evaluations at the same t: rates as they are, errors by their squares. */
export function meanRates(evaluations: readonly (readonly RateDistortion[])[]): readonly RateDistortion[] {
  const [first = []] = evaluations;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return first.map(({ reverseTime }, index) => {
    const rows = evaluations.map((evaluation) => evaluation[index]!);
    return {
      reverseTime,
      rate: mean(rows.map(({ rate }) => rate)),
      rmse: Math.sqrt(mean(rows.map(({ rmse }) => rmse ** 2))),
    };
  });
}

/** A network as a lossy coder: how many bits have been sent until x_t is known, and how far x̂_0 still is (section 4.3). */
export const rate = defineFigure({
  id: 'rate',
  title: () => l10n.t('Rate and distortion'),
  formula: 'L_T + Σ_{s>t} L_{s−1}',
  needs: 'network',
  reads: ['seed'],
  parameters: {
    place: integer({
      name: () => l10n.t('Place'),
      meaning: () => l10n.t('Which of the time steps is shown, from the noise on.'),
      min: 1,
      max: rateTimes.length,
      standard: 18,
    }),
  },
  clock: 'place',
  teaches: ['rate-distortion'],
  ideas: {},
  examples: [
    {
      title: () => l10n.t('Rate and distortion'),
      detail: () => l10n.t('Bits sent so far against the error that is left, as the paper’s figure 5.'),
      state: { place: 18 },
    },
  ],
  caption({ place }) {
    const t = rateTimes[place - 1] ?? 1;
    const reverseTime = T - t + 1;
    const paper = paperRates.find((row) => row.reverseTime === reverseTime);
    return paper
      ? l10n.t(
          'At t = {0}, reverse time {1}, the paper’s model of CIFAR-10 had spent {2} bits/dim, and x̂₀ was {3} grey levels off.',
          t,
          reverseTime,
          formatShort(paper.rate),
          formatShort(paper.rmse, 3),
        )
      : l10n.t(
          'At t = {0}, reverse time {1}: x_t is known, and x̂₀ is what the receiver can show.',
          t,
          reverseTime,
        );
  },
});
