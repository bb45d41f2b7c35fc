import {
  bimodalDeviation,
  chanceOf,
  startMoments,
  type StartId,
} from '../../../src/diffusion/distributions/meanOfDraws';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { streams } from '../../../src/diffusion/random/streams';
import { memoize } from '../../../src/figures/scheduleMemo';

/** How many draws the histogram has. */
export const drawCount = 4000;

/** Standardised draws of a start, the k-th lot of a seed. */
export function standardisedDraws(start: StartId, seed: number, lot: number): Float64Array {
  // Two numbers a draw: which peak, and where in it.
  const words = 2 * drawCount;
  const random = new RandomStream(seed, streams.distribution, lot * words * 2);
  const uniform = random.uniform(drawCount);
  const normal = start === 'bimodal' ? random.normal(drawCount) : undefined;
  const { mean, variance } = startMoments(start);
  const deviation = Math.sqrt(variance);
  return Float64Array.from(
    uniform,
    (u, index) => (drawOf(start, u, normal?.[index] ?? 0) - mean) / deviation,
  );
}

/** A draw from a number u uniform in 0…1 and a standard normal number. */
function drawOf(start: StartId, u: number, normal: number): number {
  switch (start) {
    case 'uniform':
      return u;
    case 'coin':
    case 'loaded':
      return u < chanceOf(start) ? 1 : 0;
    case 'exponential':
      return -Math.log(u);
    case 'bimodal':
      return (u < 0.5 ? -1 : 1) + bimodalDeviation * normal;
  }
}

/** The states of x_0, x_1 … of one process as far as they were asked for. */
const walk = memoize((start: StartId, beta: number, seed: number) => {
  const states = [standardisedDraws(start, seed, 0)];
  return (n: number): Float64Array => {
    for (let step = states.length; step <= n; step++) {
      const before = states[step - 1] ?? new Float64Array(drawCount);
      const noise = standardisedDraws(start, seed, step);
      states.push(before.map((x, index) => Math.sqrt(1 - beta) * x + Math.sqrt(beta) * (noise[index] ?? 0)));
    }
    return states[n] ?? new Float64Array(drawCount);
  };
});

/** x_n of many runs of x_n = √(1−β) x_{n−1} + √β z_n whose noise z_n is of the same distribution as x_0. */
export const drawsAfter = (start: StartId, beta: number, n: number, seed: number): Float64Array =>
  walk(start, beta, seed)(n);
