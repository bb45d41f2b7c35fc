import * as l10n from '@vscode/l10n';
import { formatCoefficient } from '../base/formatNumber';
import { stepSum } from '../diffusion/samplers/tracePlan';
import type { SamplerPlan } from '../diffusion/samplers/samplerPlan';
import { defineFigure } from './figure';
import { choice, integer } from './parameter';
import { ancestralPlan, deterministicPlan, type StepVariance } from './samplerPlans';
import { memoize } from './scheduleMemo';

const mostSteps = 250;

/** The steps of the chosen sampler. */
export const samplingPlan = memoize(
  (method: 'ddpm' | 'ddim', steps: number, variance: StepVariance): SamplerPlan =>
    method === 'ddim' ? deterministicPlan(steps) : ancestralPlan(steps, variance),
);

/** Columns of the rows of pictures. */
const columns = 8;

/** The steps of the columns, evenly from the first to the last, the nearest of them being the one that is shown. */
export function stepColumns(
  steps: number,
  shown: number,
): { readonly places: readonly number[]; readonly marked: number } {
  const count = Math.min(columns, steps);
  const even = Array.from({ length: count }, (_, index) =>
    Math.round(1 + (index * (steps - 1)) / (count - 1)),
  );
  const distances = even.map((place) => Math.abs(place - shown));
  const marked = distances.indexOf(Math.min(...distances));
  return { places: even.with(marked, shown), marked };
}

/** Algorithm 2 on a trained network: a digit out of noise, each step as the sum that it is. */
export const sampling = defineFigure({
  id: 'sampling',
  title: () => l10n.t('Sampling (Algorithm 2)'),
  formula: 'p_θ(x_{t−1}|x_t)',
  needs: 'network',
  reads: ['seed'],
  parameters: {
    method: choice({
      name: () => l10n.t('Sampler'),
      meaning: () => l10n.t('DDPM’s step, which adds new noise, or DDIM’s, which adds none.'),
      choices: { ddpm: () => 'DDPM', ddim: () => 'DDIM' },
      standard: 'ddpm',
    }),
    steps: integer({
      name: () => l10n.t('Steps'),
      meaning: () => l10n.t('How many of the 1,000 time steps are visited.'),
      min: 5,
      max: mostSteps,
      standard: 50,
    }),
    variance: choice({
      name: () => l10n.t('Variance'),
      meaning: () => l10n.t('The variance σ² of the noise that a step of DDPM adds.'),
      choices: { small: () => 'β̃', large: () => 'β' },
      standard: 'small',
    }),
    step: integer({
      name: () => l10n.t('Step'),
      meaning: () => l10n.t('The step that is shown, from 1.'),
      min: 1,
      max: mostSteps,
      standard: 42,
    }),
  },
  clock: 'step',
  clockRange: ({ steps }) => ({ min: 1, max: steps }),
  counts: (key, { method }) => key !== 'variance' || method === 'ddpm',
  teaches: ['sampling'],
  ideas: { z: { method: 'ddpm' }, p_theta: { method: 'ddpm' }, Sigma_theta: { method: 'ddpm' } },
  examples: [
    {
      title: () => l10n.t('Sampling a digit with DDPM'),
      detail: () => l10n.t('A trained network turns noise into a digit, a step at a time.'),
      state: { method: 'ddpm' },
    },
    {
      title: () => l10n.t('Sampling a digit with DDIM'),
      detail: () => l10n.t('The same without new noise in between.'),
      state: { method: 'ddim' },
    },
  ],
  caption({ method, steps, variance, step }) {
    const plan = samplingPlan(method, steps, variance);
    const shown = Math.min(step, steps);
    const { t } = plan[shown - 1]!;
    const tNext = plan[shown]?.t ?? 0;
    const { x, output, noise } = stepSum(plan[shown - 1]!)!;
    const numbers = [shown, steps, t, tNext, formatCoefficient(x), formatCoefficient(-output)] as const;
    return noise === 0
      ? l10n.t(
          'Step {0} of {1}, from t = {2} to {3}: {4} times x minus {5} times the predicted noise, and no new noise.',
          ...numbers,
        )
      : l10n.t(
          'Step {0} of {1}, from t = {2} to {3}: {4} times x minus {5} times the predicted noise plus {6} times new noise.',
          ...numbers,
          formatCoefficient(noise),
        );
  },
});
