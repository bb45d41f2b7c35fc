import * as l10n from '@vscode/l10n';
import {
  classMoments,
  classProbability,
  gridMoments,
  guidedDenoiser,
  threeClasses,
  tiltedDensity,
  type ClassMoments,
  type DensityGrid,
} from '../diffusion/guidance';
import { runPlane, type PlaneRun } from '../diffusion/planeRun';
import { RandomStream } from '../diffusion/random/randomStream';
import { streams } from '../diffusion/random/streams';
import { ddimPlan } from '../diffusion/samplers/methods/ddim';
import type { Schedule } from '../diffusion/schedule';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { choice, integer, real } from './parameter';
import { memoize, scheduleOf } from './scheduleMemo';

const count = 240;
const mostSteps = 30;
const lattice = { side: 57, reach: 3 };

/** The labelled data: the same for all states. */
export const guidanceData = threeClasses();

const labels = { A: 0, B: 1, C: 2 } as const;
export type GuidanceLabel = keyof typeof labels;
/** Its number among the classes. */
export const labelIndex = (label: GuidanceLabel): number => labels[label];

/** Guided samples of a class, and the density that they are often said to have. */
export interface GuidanceRun {
  readonly samples: PlaneRun;
  readonly reached: ClassMoments;
  readonly tilted: DensityGrid;
  readonly tiltedMoments: ClassMoments;
  /** Of the class itself, which is the tilted density with scale 1. */
  readonly classItself: ClassMoments;
}

export const guidanceSteps = (schedule: Schedule): number => Math.min(mostSteps, schedule.T);

const classItself = memoize((label: GuidanceLabel) =>
  gridMoments(guidanceData, labels[label], tiltedDensity(guidanceData, labels[label], 1, lattice)),
);

/** What the figure is drawn from, for a schedule that `scheduleOf` made. */
export const guidanceRun = memoize(
  (schedule: Schedule, seed: number, label: GuidanceLabel, scale: number): GuidanceRun => {
    const start = Float64Array.from(new RandomStream(seed, streams.figure).normal(2 * count));
    const index = labels[label];
    const steps = guidanceSteps(schedule);
    const plan = ddimPlan(schedule, { steps, eta: 0, clip: false, prediction: 'sample' });
    const samples = runPlane(guidedDenoiser(guidanceData, index, scale), plan, start);
    const tilted = tiltedDensity(guidanceData, index, scale, lattice);
    return {
      samples,
      reached: classMoments(guidanceData, index, samples.states.at(-1) ?? start),
      tilted,
      tiltedMoments: gridMoments(guidanceData, index, tilted),
      classItself: classItself(label),
    };
  },
);

/** Classifier-free guidance (Ho & Salimans 2022) with exact scores of labelled data in the plane. */
export const guidance = defineFigure({
  id: 'guidance',
  title: () => l10n.t('Guidance'),
  formula: 'ε̂ = ε(x_t) + s (ε(x_t, y) − ε(x_t))',
  needs: 'nothing',
  reads: ['schedule', 'seed'],
  parameters: {
    scale: real({
      name: () => l10n.t('Guidance scale'),
      meaning: () =>
        l10n.t('s: 0 is the unconditional model, 1 the conditional one; w in the paper is s − 1.'),
      min: 0,
      max: 8,
      step: 0.1,
      standard: 3,
      term: 'prediction',
    }),
    label: choice({
      name: () => l10n.t('Class'),
      meaning: () => l10n.t('Which class is asked for.'),
      choices: { A: () => 'A', B: () => 'B', C: () => 'C' },
      standard: 'A',
    }),
    step: integer({
      name: () => l10n.t('Step'),
      meaning: () => l10n.t('How many of the steps are taken: 0 is noise.'),
      min: 0,
      max: mostSteps,
      standard: 20,
      term: 'state',
    }),
  },
  clock: 'step',
  clockRange: ({ schedule }) => ({ min: 0, max: Math.min(mostSteps, schedule.T) }),
  teaches: ['conditional-model'],
  ideas: {
    classifierFreeGuidance: {},
    guidanceWeight: {},
    epsilon_cond: { scale: 1 },
    epsilon_uncond: { scale: 0 },
    implicitClassifier: { scale: 3 },
  },
  examples: [
    {
      title: () => l10n.t('Guidance in the plane'),
      detail: () => l10n.t('Conditional and unconditional score, and where guided samples end.'),
      state: {},
    },
    {
      title: () => l10n.t('The conditional model without guidance'),
      detail: () => l10n.t('With scale 1 the samples are those of the class itself.'),
      state: { scale: 1 },
    },
  ],
  caption({ schedule, seed, label, scale, step }) {
    const made = scheduleOf(schedule);
    const run = guidanceRun(made, seed, label, scale);
    const at = Math.min(step, guidanceSteps(made));
    const [points, marginal] = [run.samples.states[at], run.samples.marginals[at]];
    const sure =
      points && marginal
        ? classProbability(guidanceData, labels[label], marginal, points)
        : Float64Array.of();
    const mean = sure.reduce((sum, value) => sum + value, 0) / sure.length;
    const said = [
      at,
      guidanceSteps(made),
      formatNumber(scale, 2),
      label,
      formatNumber(mean, 3),
      formatNumber(run.reached.spread, 3),
      formatNumber(run.tiltedMoments.spread, 3),
    ] as const;
    return scale === 0 || scale === 1
      ? l10n.t(
          'After {0} of {1} steps with scale {2} the points are of class {3} with probability {4} on average. They end with the spread {5}, the data themselves have {6}.',
          ...said,
        )
      : l10n.t(
          'After {0} of {1} steps with scale {2} the points are of class {3} with probability {4} on average. They end with the spread {5}; p(x) p(y|x)ˢ has {6}, and is not what guidance samples from.',
          ...said,
        );
  },
});
