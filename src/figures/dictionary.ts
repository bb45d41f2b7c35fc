import * as l10n from '@vscode/l10n';
import { flowScale, flowTime, largestGap, runFlow } from '../diffusion/flowDictionary';
import { denoiserOf, runPlane, type PlaneRun } from '../diffusion/planeRun';
import type { GaussianStep } from '../diffusion/forwardProcess';
import type { Mixture } from '../diffusion/distributions/mixture';
import { RandomStream } from '../diffusion/random/randomStream';
import { streams } from '../diffusion/random/streams';
import { ddimPlan } from '../diffusion/samplers/methods/ddim';
import type { Schedule } from '../diffusion/schedule';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { choice, integer } from './parameter';
import { dataCounts, planeData, planeDataOf } from './planeData';
import { memoize, scheduleOf } from './scheduleMemo';

const count = 120;

/** The same noise on its way to the same data by DDIM and by Euler's method along the flow. */
export interface DictionaryRun {
  /** States x of the diffusion's sampler. */
  readonly diffusion: PlaneRun;
  /** States z of the straight path. */
  readonly flow: PlaneRun;
}

/** How many steps there can be: no more than the schedule has. */
export const stepsOf = (schedule: Schedule, steps: number): number => Math.min(steps, schedule.T);

const ends = memoize(
  (mixture: Mixture, schedule: Schedule, seed: number, steps: number, grid: 'same' | 'even') => {
    const start = Float64Array.from(new RandomStream(seed, streams.figure).normal(2 * count));
    const plan = ddimPlan(schedule, { steps, eta: 0, clip: false, prediction: 'sample' });
    const diffusion = runPlane(denoiserOf(mixture), plan, start);
    const own = diffusion.marginals.map(flowTime);
    const first = own[0] ?? 0;
    const times = grid === 'same' ? own : own.map((_, k) => first + ((1 - first) * k) / steps);
    const scale = flowScale(diffusion.marginals[0] ?? { signal: 0, noise: 1 });
    return {
      diffusion,
      flow: runFlow(
        mixture,
        times,
        start.map((value) => value / scale),
      ),
    };
  },
);

/** What the figure is drawn from, for a schedule that `scheduleOf` made. */
export const dictionaryRun = (
  data: Mixture,
  schedule: Schedule,
  seed: number,
  steps: number,
  grid: 'same' | 'even',
): DictionaryRun => ends(data, schedule, seed, stepsOf(schedule, steps), grid);

/** log(α²/σ²) of a moment. */
export const logSnrOf = ({ signal, noise }: GaussianStep): number => 2 * Math.log(signal / noise);

/** Diffusion and flow matching side by side, and what each is in the other's terms. */
export const dictionary = defineFigure({
  id: 'dictionary',
  title: () => l10n.t('Diffusion and flow matching'),
  formula: 'z = x_t/(α_t + σ_t)',
  needs: 'nothing',
  reads: ['schedule', 'seed'],
  parameters: {
    ...planeData('letters'),
    grid: choice({
      name: () => l10n.t('Steps of the flow'),
      meaning: () =>
        l10n.t('Whether the flow steps to the signal-to-noise ratios of DDIM, or evenly in its own time.'),
      choices: {
        same: () => l10n.t('At DDIM’s steps'),
        even: () => l10n.t('Evenly in t'),
      },
      standard: 'same',
    }),
    steps: integer({
      name: () => l10n.t('Steps'),
      meaning: () => l10n.t('How many steps both take; no more than the schedule has.'),
      min: 2,
      max: 50,
      standard: 16,
    }),
    step: integer({
      name: () => l10n.t('Step'),
      meaning: () => l10n.t('How many of the steps are taken: 0 is noise.'),
      min: 0,
      max: 50,
      standard: 12,
      term: 'state',
    }),
  },
  clock: 'step',
  clockRange: ({ schedule, steps }) => ({ min: 0, max: Math.min(steps, schedule.T) }),
  counts: dataCounts,
  teaches: ['diffusion-vs-flow'],
  ideas: {},
  examples: [
    {
      title: () => l10n.t('Diffusion and flow matching side by side'),
      detail: () => l10n.t('DDIM’s steps are Euler steps of the flow, in other units.'),
      state: {},
    },
    {
      title: () => l10n.t('The flow’s own steps'),
      detail: () => l10n.t('The same two methods with steps in different places.'),
      state: { grid: 'even', steps: 8, step: 8 },
    },
  ],
  caption({ data, points, schedule, seed, steps, step, grid }) {
    const made = scheduleOf(schedule);
    const all = stepsOf(made, steps);
    const { diffusion, flow } = dictionaryRun(planeDataOf({ data, points }), made, seed, steps, grid);
    const at = Math.min(step, all);
    const gapAt = (k: number): string => {
      const [x, z] = [diffusion.states[k], flow.states[k]];
      const scale = flowScale(diffusion.marginals[k] ?? { signal: 1, noise: 0 });
      return formatNumber(x && z ? largestGap(x, z, scale) : NaN, 2);
    };
    const [ours, theirs] = [diffusion.marginals[at], flow.marginals[at]].map((each) =>
      formatNumber(each ? logSnrOf(each) : NaN, 3),
    );
    return grid === 'same'
      ? l10n.t(
          'After {0} of {1} steps both are at log-SNR {2}. The flow’s points times α + σ are DDIM’s: the largest difference, {3}, is rounding.',
          at,
          all,
          ours ?? '',
          gapAt(at),
        )
      : l10n.t(
          'After {0} of {1} steps DDIM is at log-SNR {2}, the flow at {3}. Nothing but these places differs, and the ends lie up to {4} apart.',
          at,
          all,
          ours ?? '',
          theirs ?? '',
          gapAt(all),
        );
  },
});
