import {
  chanceOf,
  isTwoValued,
  meanDensity,
  startMoments,
  type StartId,
} from '../../../src/diffusion/distributions/meanOfDraws';
import { binomialProbability } from '../../../src/diffusion/distributions/beta';
import { gaussianDensity } from '../../../src/diffusion/distributions/gaussian';
import { noisyStart } from '../../../src/diffusion/distributions/noisyStart';
import type { OwnState } from '../../../src/figures';
import { stepsTogether } from '../../../src/figures/clt';
import { histogram, histogramAt, type Bins } from '../kit/drawing/histogram';
import { drawsAfter } from './noisyDraws';

type Own = OwnState<'clt'>;

/** What a state of the figure shows along its axis. */
export interface CltCurves {
  readonly grid: Float64Array;
  /** The density where there is one; else probabilities over the distance of neighbouring values. */
  readonly shown: Float64Array;
  /** Whether `shown` is made of steps. */
  readonly stepped: boolean;
  /** The normal density that it is compared with. */
  readonly normal: Float64Array;
}

const points = 500;
/** The axes of the mean, wide enough for one draw. */
const axes: Readonly<Record<StartId, readonly [from: number, to: number]>> = {
  uniform: [-0.2, 1.2],
  coin: [-0.6, 1.6],
  loaded: [-0.6, 1.6],
  exponential: [-0.4, 4],
  bimodal: [-2, 2],
};
const bins: Bins = { from: -4, to: 4, count: 64 };

/** The axis of a state. */
export const axisOf = ({ shows, start }: Own): readonly [from: number, to: number] =>
  shows === 'mean' ? axes[start] : [-4, 4];

/** The densities of a state: of the mean, of the standardised mean, or of x_n. */
export function cltCurves(own: Own, seed: number): CltCurves {
  const [from, to] = axisOf(own);
  const grid = Float64Array.from({ length: points + 1 }, (_, i) => from + ((to - from) * i) / points);
  if (own.shows === 'forward') {
    return { grid, ...forwardCurves(own, seed, grid) };
  }
  const { mean, variance } = startMoments(own.start);
  const deviation = Math.sqrt(variance / own.n);
  // x of the mean, and how much denser it is on the axis that is shown.
  const [place, factor] =
    own.shows === 'mean' ? [(x: number) => x, 1] : [(z: number) => mean + deviation * z, deviation];
  return {
    grid,
    shown: grid.map((x) => factor * densityOfMean(own.start, own.n, place(x))),
    stepped: isTwoValued(own.start),
    normal: grid.map((x) => factor * gaussianDensity(place(x), mean, variance / own.n)),
  };
}

/** The density of the mean of n draws; of two values, the probability of the nearest k/n over the distance 1/n. */
export function densityOfMean(start: StartId, n: number, x: number): number {
  if (!isTwoValued(start)) {
    return meanDensity(start, n, x);
  }
  const heads = Math.floor(n * x + 0.5);
  return heads < 0 || heads > n ? 0 : n * binomialProbability(heads, n - heads, chanceOf(start));
}

function forwardCurves(own: Own, seed: number, grid: Float64Array): Omit<CltCurves, 'grid'> {
  const normal = grid.map((x) => gaussianDensity(x, 0, 1));
  if (own.noise === 'start') {
    const heights = histogram(drawsAfter(own.start, own.beta, own.n, seed), bins);
    return { shown: grid.map((x) => histogramAt(heights, bins, x)), stepped: true, normal };
  }
  const step = stepsTogether(own);
  return { shown: grid.map((x) => noisyStart(own.start, step, x).density), stepped: false, normal };
}
