import { sampleMixture1d, type Mixture1d } from '../../../src/diffusion/distributions/mixture1d';
import { diffuse } from '../../../src/diffusion/forwardProcess';
import { processJump, type LinearProcess } from '../../../src/diffusion/linearProcess';
import { RandomStream } from '../../../src/diffusion/random/randomStream';
import { streams } from '../../../src/diffusion/random/streams';
import { stepNoise } from '../kit/stepNoise';

/** How many paths are shown. */
export const pathCount = 60;
const mostTimes = 120;

/** Paths of a process at some of its steps, exactly distributed as the whole chain is there. */
export interface Paths {
  /** The paper's t, rising from 0 to T. */
  readonly times: readonly number[];
  /** x of all paths at each of these times. */
  readonly states: readonly Float32Array[];
}

/** The steps at which paths are worked out: at most `mostTimes` pieces of equal length. */
export function pathTimes(T: number): readonly number[] {
  const pieces = Math.min(T, mostTimes);
  return Array.from({ length: pieces + 1 }, (_, piece) => Math.round((piece * T) / pieces));
}

/** Paths from draws of the data. The same seed gives all processes the same x_0 and the same noise. */
export function makePaths(process: LinearProcess, data: Mixture1d, seed: number): Paths {
  const times = pathTimes(process.T);
  const states = [sampleMixture1d(data, pathCount, new RandomStream(seed, streams.distribution))];
  for (let piece = 1; piece < times.length; piece++) {
    const jump = processJump(process, times[piece - 1] ?? 0, times[piece] ?? 0);
    states.push(diffuse(jump, states[piece - 1] ?? new Float32Array(pathCount), noiseOf(seed, piece)));
  }
  return { times, states };
}

const noiseOf = (seed: number, piece: number): Float32Array => stepNoise(seed, piece, pathCount);

/** x_t of all paths, on the way from one of their times to the next. */
export function pathsAt(paths: Paths, process: LinearProcess, seed: number, t: number): Float32Array {
  const next = paths.times.findIndex((time) => time >= t);
  const state = paths.states[next] ?? new Float32Array(pathCount);
  if (next <= 0 || paths.times[next] === t) {
    return state;
  }
  const before = paths.states[next - 1] ?? state;
  return diffuse(processJump(process, paths.times[next - 1] ?? 0, t), before, noiseOf(seed, next));
}
