import * as l10n from '@vscode/l10n';
import { createScheduler } from '../diffusion/samplers/createScheduler';
import type { SamplerPlan } from '../diffusion/samplers/samplerPlan';
import type { SchedulerClass } from '../diffusion/samplers/schedulerConfig';
import { networkNoise } from './digitsNetwork';
import { defineFigure } from './figure';
import { integer } from './parameter';
import { ancestralPlan, deterministicPlan } from './samplerPlans';
import { memoize } from './scheduleMemo';

const mostSteps = 50;
/** Steps of the result that the samplers are held against: DDIM’s over all t, which are close to the ODE’s solution. */
export const referenceSteps = networkNoise.T;

/** A sampler that is compared: its name, which is not translated, and its plan for a number of steps. */
export interface ComparedSampler {
  readonly id: 'ddpm' | 'ddim' | 'euler' | 'heun' | 'dpmpp_2m';
  readonly name: string;
  /** Whether it adds new noise, and therefore ends elsewhere than the ODE does. */
  readonly draws: boolean;
  readonly plan: SamplerPlan;
}

function scheduled(className: SchedulerClass, steps: number): SamplerPlan {
  return createScheduler({
    _class_name: className,
    num_train_timesteps: networkNoise.T,
    trained_betas: Array.from(networkNoise.beta.subarray(1)),
    timestep_spacing: 'trailing',
  }).plan(steps);
}

/** The samplers, all over the same t and from the same x_T, none of which clips x̂_0. */
export const comparedSamplers = memoize((steps: number): readonly ComparedSampler[] => [
  { id: 'ddpm', name: 'DDPM', draws: true, plan: ancestralPlan(steps, 'small') },
  { id: 'ddim', name: 'DDIM', draws: false, plan: deterministicPlan(steps) },
  { id: 'euler', name: 'Euler', draws: false, plan: scheduled('EulerDiscreteScheduler', steps) },
  { id: 'heun', name: 'Heun', draws: false, plan: scheduled('HeunDiscreteScheduler', steps) },
  {
    id: 'dpmpp_2m',
    name: 'DPM-Solver++ 2M',
    draws: false,
    plan: scheduled('DPMSolverMultistepScheduler', steps),
  },
]);

/** The most calls of the network that one of them makes. */
export const mostCalls = (steps: number): number =>
  Math.max(...comparedSamplers(steps).map(({ plan }) => plan.length));

/** Where a sampler is after so many calls of the network, as the paper’s t, rounded to tenths; 0 at its end. */
export function timeAfter({ plan }: Pick<ComparedSampler, 'plan'>, calls: number): number {
  return Math.round(10 * (plan[calls]?.t ?? 0)) / 10;
}

/** Root mean square difference of two images of [-1, 1], on the scale of 0…255. */
export function imageDistance(a: Float32Array, b: Float32Array): number {
  const squares = a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);
  return 127.5 * Math.sqrt(squares / a.length);
}

/** Samplers side by side: the same network and the same x_T, after the same number of calls of the network. */
export const samplers = defineFigure({
  id: 'samplers',
  title: () => l10n.t('Samplers compared'),
  formula: 'x_T → x_0',
  needs: 'network',
  reads: ['seed'],
  parameters: {
    steps: integer({
      name: () => l10n.t('Steps'),
      meaning: () => l10n.t('How many of the 1,000 time steps are visited.'),
      min: 4,
      max: mostSteps,
      standard: 10,
    }),
    calls: integer({
      name: () => l10n.t('Network calls'),
      meaning: () => l10n.t('After how many calls of the network the samplers are shown.'),
      min: 1,
      max: 2 * mostSteps,
      standard: 10,
    }),
  },
  clock: 'calls',
  clockRange: ({ steps }) => ({ min: 1, max: mostCalls(steps) }),
  teaches: ['sampling'],
  ideas: {},
  examples: [
    {
      title: () => l10n.t('Samplers compared'),
      detail: () => l10n.t('Five samplers from the same noise, with the same number of network calls.'),
      state: { steps: 10 },
    },
  ],
  caption({ steps, calls }) {
    const shown = Math.min(calls, mostCalls(steps));
    const at = (id: ComparedSampler['id']): number =>
      timeAfter(
        comparedSamplers(steps).find((each) => each.id === id)!,
        shown,
      );
    return l10n.t(
      'Of {0} steps, after {1} calls of the network: DDIM has come to t = {2}, Heun, which asks twice a step, to t = {3}. They are held against DDIM in {4} steps.',
      steps,
      shown,
      at('ddim'),
      at('heun'),
      referenceSteps,
    );
  },
});
