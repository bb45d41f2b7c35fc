import * as l10n from '@vscode/l10n';
import { formatCoefficient, formatShort } from '../base/formatNumber';
import { closedForm, type GaussianStep } from '../diffusion/forwardProcess';
import { convertPrediction, type PredictionType } from '../diffusion/parameterisation';
import { networkNoise } from './digitsNetwork';
import { digitIndex } from './digitIndex';
import { defineFigure } from './figure';
import { choice, integer } from './parameter';

/** How many t, evenly over 1…T, the loss is worked out at. */
export const levels = 50;
/** Digits in the batch. */
export const batchSize = 8;

/** The paper's t of a level, 1…50: 20, 40, …, 1000. */
export const levelTime = (level: number): number => (networkNoise.T / levels) * level;

/** What a network may be trained to predict. */
export const targets = { epsilon: 'epsilon', x0: 'sample', v: 'v_prediction' } as const satisfies Record<
  string,
  PredictionType
>;
export type Target = keyof typeof targets;

/**
 * What a prediction of ε at x_t says of another target, less the target itself: for the true ε and the predicted one,
 * each turned into x_0 or v (Salimans & Ho 2022).
 */
export function targetError(
  target: Target,
  level: GaussianStep,
  xt: Float32Array,
  noise: Float32Array,
  predicted: Float32Array,
): Float32Array {
  const form = convertPrediction('epsilon', targets[target], level);
  return xt.map(
    (x, i) => form.x * x + form.output * (predicted[i] ?? 0) - (form.x * x + form.output * (noise[i] ?? 0)),
  );
}

/** The mean of the squares. */
export const meanSquare = (values: Float32Array): number =>
  values.reduce((sum, value) => sum + value ** 2, 0) / values.length;

/** Algorithm 1 at a trained network: one batch, what the network makes of it, and its loss at each t. */
export const training = defineFigure({
  id: 'training',
  title: () => l10n.t('Training loss (Algorithm 1)'),
  formula: '‖ε − ε_θ(x_t, t)‖²',
  needs: 'network',
  reads: ['seed'],
  parameters: {
    target: choice({
      name: () => l10n.t('Target'),
      meaning: () =>
        l10n.t('What the error is taken of: ε as in the paper, or the x_0 or v that follows from it.'),
      choices: { epsilon: () => 'ε', x0: () => 'x_0', v: () => 'v' },
      standard: 'epsilon',
    }),
    digit: digitIndex({ meaning: () => l10n.t('The first digit of the batch.') }),
    level: integer({
      name: () => l10n.t('Level of t'),
      meaning: () => l10n.t('Which of 50 time steps is shown; the paper’s t is 20 times as large.'),
      min: 1,
      max: levels,
      standard: 20,
    }),
  },
  clock: 'level',
  teaches: ['training', 'noise-prediction'],
  ideas: { theta: { target: 'epsilon' }, L_simple: { target: 'epsilon' } },
  examples: [
    {
      title: () => l10n.t('Training loss (Algorithm 1)'),
      detail: () => l10n.t('A batch, its noise, the network’s prediction, and the loss at each t.'),
      state: { target: 'epsilon' },
    },
  ],
  caption({ level }) {
    const t = levelTime(level);
    const { signal, noise } = closedForm(networkNoise, t);
    return l10n.t(
      'At t = {0} the network sees {1} times x₀ plus {2} times ε. A squared error of 1 in ε is one of {3} in x₀ and one of {4} in v.',
      t,
      formatCoefficient(signal),
      formatCoefficient(noise),
      formatShort((noise / signal) ** 2, 3),
      formatShort(1 / signal ** 2, 3),
    );
  },
});
