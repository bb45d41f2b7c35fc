import type { Mixture } from './distributions/mixture';
import { mixtureScores } from './distributions/exactDenoiser';
import { RandomStream } from './random/randomStream';
import { streams } from './random/streams';

/** Words between the noises of two steps; a chain has at most this many numbers. */
const noiseStride = 16384;

/**
 * Langevin dynamics x ← x + (δ/2) ∇ log p(x) + √δ z (Song & Ermon 2019, eq. 4) of many points in a mixture's landscape,
 * worked out as far as it is asked for. Without noise it is plain ascent of log p.
 */
export class LangevinChain {
  private readonly states: Float32Array[];

  /** @param start Where the points begin, x and y in turn. */
  constructor(
    private readonly mixture: Mixture,
    start: Float32Array,
    private readonly delta: number,
    private readonly noisy: boolean,
    private readonly seed: number,
  ) {
    this.states = [start];
  }

  /** How many steps are done. */
  get reached(): number {
    return this.states.length - 1;
  }

  /** Works on until `k` steps are done or `isOver` says that it is enough; whether they are done. */
  advance(k: number, isOver: () => boolean = () => false): boolean {
    while (this.states.length <= k && !isOver()) {
      this.states.push(this.next(this.states.length - 1));
    }
    return this.states.length > k;
  }

  /** The points after k steps. */
  at(k: number): Float32Array {
    this.advance(k);
    return this.states[k] ?? new Float32Array();
  }

  /** Where the gradient alone moves the points after k steps. */
  climbed(k: number): Float32Array {
    const state = this.at(k);
    const scores = mixtureScores(this.mixture, state);
    return state.map((value, i) => value + (this.delta / 2) * (scores[i] ?? 0));
  }

  private next(k: number): Float32Array {
    const climbed = this.climbed(k);
    if (!this.noisy) {
      return climbed;
    }
    const size = climbed.length;
    const noise = new RandomStream(this.seed, streams.figure, (k + 1) * noiseStride).normal(size);
    return climbed.map((value, i) => value + Math.sqrt(this.delta) * (noise[i] ?? 0));
  }
}

/**
 * The variance in which Langevin steps of size δ on N(0, σ²) come to rest: σ² / (1 − δ / (4σ²)), as x' = (1 − δ/(2σ²)) x
 * + √δ z keeps v = (1 − δ/(2σ²))² v + δ. Infinite from δ = 4σ² on, where each step overshoots by more than it came from.
 */
export function langevinVariance(variance: number, delta: number): number {
  return delta < 4 * variance ? variance / (1 - delta / (4 * variance)) : Infinity;
}

/** A part of the way, 0…1, from the points after k steps to the next ones: first along the gradient, then the noise. */
export function langevinAlong(chain: LangevinChain, k: number, part: number): Float32Array {
  const state = chain.at(k);
  if (part === 0) {
    return state;
  }
  const climbed = chain.climbed(k);
  const [from, to, rest] = part < 0.5 ? [state, climbed, 2 * part] : [climbed, chain.at(k + 1), 2 * part - 1];
  return from.map((value, i) => value + rest * ((to[i] ?? 0) - value));
}
