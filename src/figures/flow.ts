import * as l10n from '@vscode/l10n';
import { sampleMixture, type Mixture } from '../diffusion/distributions/mixture';
import {
  between,
  eulerPaths,
  marginalVelocity,
  meanSquaredDistance,
  pathsAt,
  straightness,
  velocitySpread,
  type FlowPaths,
} from '../diffusion/flowMatching';
import { RandomStream } from '../diffusion/random/randomStream';
import { streams } from '../diffusion/random/streams';
import { formatNumber } from '../base/formatNumber';
import { defineFigure } from './figure';
import { choice, integer, real } from './parameter';
import { dataCounts, planeData, planeDataOf } from './planeData';
import { memoize } from './scheduleMemo';

const count = 160;
/** So many steps of Euler's method stand for the ODE itself. */
export const fineSteps = 48;

/** Points of noise, the data points that they were drawn together with, and where the ODE takes them. */
export interface FlowRun {
  readonly data: Mixture;
  readonly noise: Float64Array;
  /** Drawn independently of the noise: with it the couples of flow matching. */
  readonly drawn: Float64Array;
  /** Euler's method with the asked number of steps. */
  readonly paths: FlowPaths;
  /** The same with `fineSteps`; its ends and the noise are the couples of the rectified flow. */
  readonly fine: FlowPaths;
  readonly reached: Float64Array;
}

const couples = memoize((data: Mixture, seed: number) => {
  const noise = Float64Array.from(new RandomStream(seed, streams.figure).normal(2 * count));
  const drawn = Float64Array.from(sampleMixture(data, count, new RandomStream(seed, streams.distribution)));
  const fine = eulerPaths(noise, fineSteps, (t) => marginalVelocity(data, t));
  return { data, noise, drawn, fine, reached: fine.states[fineSteps] ?? noise };
});

/** What a figure of flow matching is drawn from. */
export const flowRun = memoize((data: Mixture, seed: number, steps: number): FlowRun => {
  const known = couples(data, seed);
  const paths =
    steps === fineSteps ? known.fine : eulerPaths(known.noise, steps, (t) => marginalVelocity(known.data, t));
  return { ...known, paths };
});

/** Where the points are at t, 0…1. */
export function flowPoints(
  run: FlowRun,
  paths: 'conditional' | 'marginal' | 'reflow',
  t: number,
): Float64Array {
  switch (paths) {
    case 'conditional':
      return between(run.noise, run.drawn, t);
    case 'marginal':
      return pathsAt(run.paths, t);
    case 'reflow':
      return between(run.noise, run.reached, t);
  }
}

/** Flow matching (Lipman et al. 2023): conditional and marginal velocity, the ODE's paths, and one reflow. */
export const flow = defineFigure({
  id: 'flow',
  title: () => l10n.t('Flow matching'),
  formula: 'u_t(x) = E[x_1 − x_0|x_t = x]',
  needs: 'nothing',
  reads: ['seed'],
  parameters: {
    ...planeData('moons'),
    paths: choice({
      name: () => l10n.t('Paths'),
      meaning: () =>
        l10n.t(
          'Straight lines to data points drawn at random, the ODE of the marginal velocity, or straight lines to where the ODE ends (rectified flow).',
        ),
      choices: {
        conditional: () => l10n.t('Straight lines'),
        marginal: () => l10n.t('ODE'),
        reflow: () => l10n.t('Rectified flow'),
      },
      standard: 'marginal',
    }),
    steps: integer({
      name: () => l10n.t('Euler steps'),
      meaning: () => l10n.t('How many steps of Euler’s method lead from noise to data.'),
      min: 1,
      max: fineSteps,
      standard: 24,
    }),
    time: real({
      name: () => 't',
      meaning: () => l10n.t('The time of the flow: 0 is noise, 1 is data.'),
      min: 0,
      max: 1,
      step: 0.01,
      standard: 0.6,
      term: 'state',
    }),
    probeX: real({
      name: () => l10n.t('Marked place, x'),
      meaning: () => l10n.t('Where the velocities of all lines are compared: first coordinate.'),
      min: -3,
      max: 3,
      step: 0.05,
      standard: 0.2,
    }),
    probeY: real({
      name: () => l10n.t('Marked place, y'),
      meaning: () => l10n.t('Where the velocities of all lines are compared: second coordinate.'),
      min: -3,
      max: 3,
      step: 0.05,
      standard: 0.1,
    }),
  },
  clock: 'time',
  teaches: ['flow-matching'],
  counts: (key, own) =>
    key === 'steps'
      ? own.paths === 'marginal'
      : key === 'probeX' || key === 'probeY'
        ? own.paths === 'conditional'
        : dataCounts(key, own),
  ideas: {
    u_t: { paths: 'marginal' },
    u_cond: { paths: 'conditional' },
    v_flow: { paths: 'marginal' },
    flow_t: { paths: 'marginal' },
    flow_xt: { paths: 'conditional' },
    phi_t: { paths: 'marginal' },
    psi_t: { paths: 'conditional' },
    reflow: { paths: 'reflow' },
    straightness: { paths: 'marginal' },
  },
  examples: [
    {
      title: () => l10n.t('Flow matching: the ODE’s paths'),
      detail: () => l10n.t('Noise follows the exact marginal velocity to two moons.'),
      state: { data: 'moons', paths: 'marginal' },
    },
    {
      title: () => l10n.t('Conditional and marginal velocity'),
      detail: () => l10n.t('Straight lines cross; the velocity that is learned is their mean.'),
      state: { data: 'gaussians', paths: 'conditional', time: 0.5 },
    },
    {
      title: () => l10n.t('Rectified flow'),
      detail: () => l10n.t('Lines from each noise to where the ODE took it: one step is enough.'),
      state: { data: 'spiral', paths: 'reflow' },
    },
  ],
  caption({ data, points, seed, steps, paths, time, probeX, probeY }) {
    const run = flowRun(planeDataOf({ data, points }), seed, steps);
    const t = formatNumber(time, 2);
    switch (paths) {
      case 'conditional': {
        const probe = Float64Array.of(probeX, probeY);
        const [u = 0, v = 0] = marginalVelocity(run.data, time)(probe);
        return l10n.t(
          'At t = {0} every point is on its own straight line. The lines through the marked place have velocities that differ by {1} from their mean ({2}, {3}), the marginal velocity.',
          t,
          formatNumber(velocitySpread(run.data, time)(probe)[0] ?? 0, 3),
          formatNumber(u, 2),
          formatNumber(v, 2),
        );
      }
      case 'marginal':
        return l10n.t(
          'At t = {0} of the ODE in Euler steps, {1} in all: the straightness is {2} (0 is straight), and the ends lie {3} away from those of {4} steps.',
          t,
          steps,
          formatNumber(straightness(run.paths), 3),
          formatNumber(endDistance(run), 2),
          fineSteps,
        );
      case 'reflow':
        return l10n.t(
          'At t = {0} each point is on the line from its noise to where the ODE ends. Such a line is {1} long in the mean square, one to a random data point {2}; one Euler step goes all of it.',
          t,
          formatNumber(meanSquaredDistance(run.noise, run.reached), 3),
          formatNumber(meanSquaredDistance(run.noise, run.drawn), 3),
        );
    }
  },
});

/** The root mean square distance of Euler's ends from those of the fine ODE. */
export const endDistance = ({ paths, reached }: FlowRun): number =>
  Math.sqrt(meanSquaredDistance(paths.states[paths.steps] ?? reached, reached));
