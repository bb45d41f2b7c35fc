import { closedForm, type GaussianStep } from './forwardProcess';
import { jump, posteriorBetween } from './posterior';
import { RandomStream } from './random/randomStream';
import { streams } from './random/streams';
import type { Schedule } from './schedule';

/** σ² of the reverse process: β_t, or β̃_t of the posterior (DDPM section 3.2). */
export type ReverseVariance = 'beta' | 'betaTilde';

/** One step x_s = x0 · x̂_0 + xt · x_t + deviation · z of the reverse process, from t to s < t. */
export interface ReverseStep {
  readonly t: number;
  readonly s: number;
  readonly x0: number;
  readonly xt: number;
  /** σ; 0 in the last step, which adds no noise (DDPM algorithm 2). */
  readonly deviation: number;
  /** How x_t is made of x_0 and ε: what the denoiser must know. */
  readonly level: GaussianStep;
}

/** The times that `steps` steps from T down to 0 come by, as evenly as integers can be; `steps` is at most T. */
export function reverseTimes(T: number, steps: number): readonly number[] {
  return Array.from({ length: steps + 1 }, (_, k) => Math.round((T * (steps - k)) / steps));
}

/**
 * The reverse process in `steps` steps from T to 0: μ̃ with x̂_0 in place of x_0 (DDPM eqs. 7 and 12), over jumps where
 * there are fewer than T steps (Nichol & Dhariwal 2021, section 4).
 */
export function reverseSteps(
  schedule: Schedule,
  steps: number,
  variance: ReverseVariance,
): readonly ReverseStep[] {
  const times = reverseTimes(schedule.T, Math.min(steps, schedule.T));
  return times.slice(1).map((s, index) => {
    const t = times[index] ?? 0;
    const { x0, xt, variance: betaTilde } = posteriorBetween(schedule, s, t);
    const { beta } = jump(schedule, s, t);
    const deviation = s === 0 ? 0 : Math.sqrt(variance === 'beta' ? beta : betaTilde);
    return { t, s, x0, xt, deviation, level: closedForm(schedule, t) };
  });
}

/** x̂_0 of each number of x_t. */
export type Denoiser = (level: GaussianStep, xt: Float32Array) => ArrayLike<number>;

/** Words between the noises of two steps: the first n numbers are the same for chains of any size up to this. */
const noiseStride = 16384;

/** A run of the reverse process for many numbers at once, which is worked out as far as it is asked for. */
export class ReverseChain {
  private readonly states: Float32Array[];
  private readonly estimates: Float32Array[] = [];

  /**
   * @param size How many numbers x_t has, at most 16,384; chains of other sizes begin with the same ones.
   */
  constructor(
    readonly steps: readonly ReverseStep[],
    private readonly denoise: Denoiser,
    readonly size: number,
    private readonly seed: number,
  ) {
    this.states = [this.noise(0)];
  }

  /** How many steps are worked out. */
  get reached(): number {
    return this.states.length - 1;
  }

  /** Works on until `k` steps are done or `isOver` says that it is enough; whether they are done. */
  advance(k: number, isOver: () => boolean = () => false): boolean {
    while (this.reached < k && !isOver()) {
      const next = this.reached + 1;
      const { deviation } = this.stepAfter(next - 1);
      const mean = this.meanAfter(next - 1);
      const noise = this.noise(next);
      this.states.push(mean.map((value, i) => value + deviation * (noise[i] ?? 0)));
    }
    return this.reached >= k;
  }

  /** The state after k steps, 0…steps; x_T is standard normal. */
  at(k: number): Float32Array {
    this.advance(k);
    const state = this.states[k];
    if (state === undefined) {
      throw new RangeError(`The reverse process has ${this.steps.length} steps, not ${k}.`);
    }
    return state;
  }

  /** What the denoiser says of the state after k steps; of the last one, which has no noise, the state itself. */
  estimate(k: number): Float32Array {
    const state = this.at(k);
    const step = this.steps[k];
    if (step === undefined) {
      return state;
    }
    const estimate = this.estimates[k] ?? Float32Array.from(this.denoise(step.level, state));
    this.estimates[k] = estimate;
    return estimate;
  }

  /** The means of the step that follows k steps, before its noise. */
  meanAfter(k: number): Float32Array {
    const step = this.stepAfter(k);
    const estimate = this.estimate(k);
    return this.at(k).map((value, i) => step.xt * value + step.x0 * (estimate[i] ?? 0));
  }

  private stepAfter(k: number): ReverseStep {
    const step = this.steps[k];
    if (step === undefined) {
      throw new RangeError(`The reverse process has ${this.steps.length} steps; none follows ${k} of them.`);
    }
    return step;
  }

  private noise(k: number): Float32Array {
    return new RandomStream(this.seed, streams.figure, k * noiseStride).normal(this.size);
  }
}

/**
 * A part of the way, 0…1, from the state after k steps to the next one: first to the means, then on by the noise; the
 * last state where no step follows.
 */
export function stateAlong(chain: ReverseChain, k: number, part: number): Float32Array {
  const state = chain.at(k);
  if (part === 0 || k >= chain.steps.length) {
    return state;
  }
  const mean = chain.meanAfter(k);
  const [from, to, rest] = part < 0.5 ? [state, mean, 2 * part] : [mean, chain.at(k + 1), 2 * part - 1];
  return from.map((value, i) => value + rest * ((to[i] ?? 0) - value));
}
