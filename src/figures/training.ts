import * as l10n from '@vscode/l10n';
import { listed } from '../base/joinTexts';
import { BoundedCache } from '../base/boundedCache';
import { formatNumber } from '../base/formatNumber';
import type { PredictionType } from '../diffusion/parameterisation';
import { modeCoverage } from '../diffusion/quality/modeCoverage';
import { batchSize } from '../diffusion/tinyNetworks/tinyDiffusion';
import { TrainingRun, trainingSteps, type TinyWeights } from '../diffusion/tinyNetworks/trainingRun';
import { networkNoise } from './digitsNetwork';
import type { SharedState } from './figure';
import { defineFigure } from './figure';
import { choice, integer, real, type Values } from './parameter';
import { dataCounts, planeData, planeDataOf } from './planeData';

/** What a network may be trained to predict. */
export const targets = { epsilon: 'epsilon', x0: 'sample', v: 'v_prediction' } as const satisfies Record<
  string,
  PredictionType
>;
export type Target = keyof typeof targets;
const targetNames: Readonly<Record<Target, string>> = { epsilon: 'ε', x0: 'x₀', v: 'v' };

/** Learning rates of Adam; the last is too large for any of the targets. */
export const rates = { low: 0.0005, usual: 0.005, high: 0.05, excessive: 2 } as const;
type Rate = keyof typeof rates;

/** Shares of the hidden numbers that are left out, compared side by side. */
const comparedDropouts = [0, 0.1, 0.3] as const;
/** Numbers of each of the two hidden layers. */
const width = 32;
const emaDecay = 0.99;
/** Steps that the loss is averaged over. */
export const averagedSteps = 20;

const parameters = {
  target: choice({
    name: () => l10n.t('Target'),
    meaning: () => l10n.t('What the network is trained to predict: ε as in the paper, x_0, or v.'),
    choices: { epsilon: () => 'ε', x0: () => 'x₀', v: () => 'v' },
    standard: 'epsilon',
  }),
  compare: choice({
    name: () => l10n.t('Side by side'),
    meaning: () => l10n.t('What is trained several times from the same seed, each time otherwise.'),
    choices: {
      nothing: () => l10n.t('Nothing'),
      target: () => l10n.t('Targets'),
      rate: () => l10n.t('Learning rates'),
      dropout: () => l10n.t('Dropout'),
      weights: () => l10n.t('Weights'),
    },
    standard: 'nothing',
  }),
  rate: choice({
    name: () => l10n.t('Learning rate'),
    meaning: () =>
      l10n.t('The rate of Adam, which stays the same: 0.0005, 0.005, 0.05, or 2, which is too large.'),
    choices: {
      low: () => String(rates.low),
      usual: () => String(rates.usual),
      high: () => String(rates.high),
      excessive: () => String(rates.excessive),
    },
    standard: 'usual',
  }),
  weights: choice({
    name: () => l10n.t('Weights of the samples'),
    meaning: () => l10n.t('Which weights draw the samples: those of the step, or their moving average.'),
    choices: { raw: () => l10n.t('Raw'), ema: () => 'EMA' },
    standard: 'ema',
  }),
  dropout: real({
    name: () => l10n.t('Dropout'),
    meaning: () => l10n.t('The share of the hidden numbers that each training step leaves out.'),
    min: 0,
    max: 0.5,
    step: 0.05,
    standard: 0,
  }),
  ...planeData('gaussians'),
  step: integer({
    name: () => l10n.t('Training step'),
    meaning: () => l10n.t('The step of training that is shown, from 1.'),
    min: 1,
    max: trainingSteps,
    standard: trainingSteps,
  }),
};
type Own = Values<typeof parameters>;
type State = SharedState & Own;

/** One of the trainings that are shown side by side. */
export interface Variant {
  readonly name: string;
  readonly run: TrainingRun;
  readonly target: Target;
  readonly weights: TinyWeights;
  /** Whether it is the one of the state, whose step is drawn. */
  readonly isChosen: boolean;
}

const runs = new BoundedCache<string, TrainingRun>(8);

/** A training, kept as far as it has come. */
export function trainingRun(state: Pick<State, 'seed'> & Own): TrainingRun {
  const { seed, data, points, target, rate, dropout } = state;
  return runs.getOrMake(
    JSON.stringify([seed, data, data === 'own' ? points : '', target, rate, dropout]),
    () =>
      new TrainingRun(planeDataOf(state), seed, {
        schedule: networkNoise,
        prediction: targets[target],
        width,
        rate: () => rates[rate],
        dropout,
        emaDecay,
      }),
  );
}

/** What is shown side by side: one training, or all that `compare` names, from the same seed. */
export function variantsOf(state: State): readonly Variant[] {
  return choicesOf(state).map(({ name, own }) => ({
    name,
    run: trainingRun({ ...state, ...own }),
    target: own.target ?? state.target,
    weights: own.weights ?? state.weights,
    isChosen: Object.entries(own).every(([key, value]) => state[key as keyof Own] === value),
  }));
}

interface Choice {
  readonly name: string;
  readonly own: Partial<Own>;
}

function choicesOf({ compare, target, dropout }: State): readonly Choice[] {
  switch (compare) {
    case 'nothing':
      return [{ name: targetNames[target], own: {} }];
    case 'target':
      return (Object.keys(targets) as Target[]).map((each) => ({
        name: targetNames[each],
        own: { target: each },
      }));
    case 'rate':
      return (Object.keys(rates) as Rate[]).map((rate) => ({ name: String(rates[rate]), own: { rate } }));
    case 'dropout':
      return [...new Set([...comparedDropouts, dropout])]
        .sort((a, b) => a - b)
        .map((share) => ({ name: String(share), own: { dropout: share } }));
    case 'weights':
      return [
        { name: l10n.t('Raw'), own: { weights: 'raw' } },
        { name: 'EMA', own: { weights: 'ema' } },
      ];
  }
}

/** The share of a variant's samples that lie on the data, after so many steps; NaN before the first are drawn. */
export function shareOnData(
  data: Pick<Own, 'data' | 'points'>,
  { run, weights }: Variant,
  step: number,
): number {
  const samples = run.samplesAt(step);
  return samples ? modeCoverage(planeDataOf(data), samples[weights]).within : NaN;
}

/** The mean loss of a step and those before it, `averagedSteps` of them where there are so many. */
export const smoothedLoss = (run: TrainingRun, step: number): number =>
  run.meanLoss(Math.max(1, step - averagedSteps + 1), step);

/** Whether the error has grown beyond what it was before the first step. */
export const hasDiverged = (run: TrainingRun, step: number): boolean =>
  smoothedLoss(run, step) > 2 * run.meanLoss(1, 1);

/** Algorithm 1 on a small network of points in the plane, which learns while it is looked at. */
export const training = defineFigure({
  id: 'training',
  title: () => l10n.t('Training (Algorithm 1)'),
  formula: '∇_θ ‖ε − ε_θ(x_t, t)‖²',
  needs: 'nothing',
  reads: ['seed'],
  parameters,
  clock: 'step',
  counts: dataCounts,
  teaches: ['training', 'noise-prediction'],
  ideas: { theta: { target: 'epsilon' }, L_simple: { target: 'epsilon' } },
  examples: [
    {
      title: () => l10n.t('Training (Algorithm 1)'),
      detail: () => l10n.t('A small network learns to predict the noise; each step is shown with its batch.'),
      state: { target: 'epsilon' },
    },
    {
      title: () => l10n.t('Predicting ε, x_0 or v'),
      detail: () => l10n.t('Three trainings from the same seed, one for each target.'),
      state: { compare: 'target' },
    },
    {
      title: () => l10n.t('A learning rate that is too large'),
      detail: () => l10n.t('Four learning rates from the same seed; with the largest the error grows.'),
      state: { compare: 'rate', rate: 'excessive' },
    },
    {
      title: () => l10n.t('Raw weights and their average'),
      detail: () => l10n.t('Samples of both at the same step of one training.'),
      state: { compare: 'weights', rate: 'high' },
    },
  ],
  caption(state) {
    const variants = variantsOf(state);
    const { run } = variants.find(({ isChosen }) => isChosen)!;
    const { step } = state;
    if (variants.some((variant) => variant.run.reached < step)) {
      return l10n.t(
        'Step {0} of {1} is asked for. Each takes {2} points, their t and their noise; the network trains up to it now.',
        step,
        trainingSteps,
        batchSize,
      );
    }
    return l10n.t('{0} {1}', stepSentence(run, step), outcomeSentence(state, variants, run));
  },
});

/** What the chosen training's step and the last few of them were. */
function stepSentence(run: TrainingRun, step: number): string {
  return l10n.t(
    'Step {0} of {1}: the squared error of the batch is {2}, on average {3} since step {4}; it was {5} in the first step.',
    step,
    trainingSteps,
    formatNumber(run.meanLoss(step, step), 3),
    formatNumber(smoothedLoss(run, step), 3),
    Math.max(1, step - averagedSteps + 1),
    formatNumber(run.meanLoss(1, 1), 3),
  );
}

/** What comes of it: samples on the data, of each training where there are several, or that it diverges. */
function outcomeSentence(state: State, variants: readonly Variant[], run: TrainingRun): string {
  const { step, rate, compare } = state;
  const percent = (variant: Variant): string => formatNumber(100 * shareOnData(state, variant, step), 2);
  if (hasDiverged(run, step)) {
    return l10n.t(
      'The training diverges: with the learning rate {0} the error grows instead of falling.',
      String(rates[rate]),
    );
  }
  if (compare === 'nothing') {
    return l10n.t('{0} % of the samples lie on the data.', percent(variants[0]!));
  }
  const shares = listed(variants.map((variant) => l10n.t('{0} with {1} %', variant.name, percent(variant))));
  return compare === 'target'
    ? l10n.t('Each error is of its own target, so only the samples compare; on the data: {0}.', shares)
    : l10n.t('Samples on the data: {0}.', shares);
}
