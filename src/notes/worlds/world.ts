import { RandomStream } from '../../diffusion/random/randomStream';

/** Which numbers a draw gives to the steps, and whether t is one of them or a time between 0 and 1. */
export interface DrawOptions {
  readonly seed: number;
  /** The step t, in 1…T. */
  readonly t: number;
  readonly T: number;
}

/**
 * One random draw of everything that formulas name, in which every true relation holds: few steps with large
 * β_t, so that a wrong index or a missing root changes a result by percents. Every vector is one number.
 * Steps are the paper's, 0…T.
 */
export class World {
  readonly t: number;
  readonly T: number;
  readonly seed: number;
  private readonly named = new Map<string, number>();
  private readonly alphaBars: number[] = [1];

  constructor({ seed, t, T }: DrawOptions) {
    this.seed = seed;
    this.t = t;
    this.T = T;
    for (let step = 1; step <= T + 2; step++) {
      this.alphaBars.push(this.alphaBars.at(-1)! * this.alpha(step)!);
    }
  }

  /** A number in (0, 1) that belongs to a name in this draw. */
  uniform(name: string): number {
    let value = this.named.get(name);
    if (value === undefined) {
      value = new RandomStream(hash(name, this.seed), this.seed).uniform(1)[0]!;
      // A name draws the same number again.
      if (this.named.size >= maxNamed) {
        this.named.clear();
      }
      this.named.set(name, value);
    }
    return value;
  }

  /** A number between 0.4 and 1.9 for a name: a scale, a state, an unknown function's value. */
  free(name: string): number {
    return 0.4 + 1.5 * this.uniform(name);
  }

  /** β_s; undefined outside 0…T+2. */
  beta(step: number): number | undefined {
    if (!Number.isInteger(step) || step < 0 || step > this.T + 2) {
      return undefined;
    }
    return step === 0 ? 0 : 0.08 + 0.5 * this.uniform(`beta ${step}`);
  }

  /** α_s = 1 − β_s (DDPM, below eq. 4). */
  alpha(step: number): number | undefined {
    const beta = this.beta(step);
    return beta === undefined ? undefined : 1 - beta;
  }

  /** ᾱ_s = ∏ α_i (DDPM, below eq. 4). */
  alphaBar(step: number): number | undefined {
    return this.alphaBars[step];
  }

  /** SNR(s) = ᾱ_s / (1 − ᾱ_s). */
  signalToNoise(step: number): number | undefined {
    const alphaBar = this.alphaBar(step);
    return alphaBar === undefined ? undefined : alphaBar / (1 - alphaBar);
  }

  /** β̃_s = (1 − ᾱ_{s−1}) / (1 − ᾱ_s) · β_s (DDPM eq. 7). */
  betaTilde(step: number): number | undefined {
    const before = this.alphaBar(step - 1);
    const now = this.alphaBar(step);
    const beta = this.beta(step);
    return before === undefined || now === undefined || beta === undefined
      ? undefined
      : ((1 - before) / (1 - now)) * beta;
  }

  readonly x0 = (): number => this.free('x_0');
  readonly noise = (): number => this.free('noise');

  /** x_s = √ᾱ_s x_0 + √(1−ᾱ_s) ε with this draw's ε, or with the given one. */
  x(step: number, noise = this.noise()): number | undefined {
    const alphaBar = this.alphaBar(step);
    return alphaBar === undefined
      ? undefined
      : Math.sqrt(alphaBar) * this.x0() + Math.sqrt(1 - alphaBar) * noise;
  }

  /** The network's guess of x_0: it differs from x_0, and all other predictions follow from it. */
  readonly predictedX0 = (): number => this.free('x̂_0') + 0.9;

  /** ε_θ(x_s, s) that belongs to x̂_0. */
  predictedNoise(step: number): number | undefined {
    const state = this.x(step);
    const alphaBar = this.alphaBar(step);
    if (state === undefined || alphaBar === undefined || alphaBar === 1) {
      return undefined;
    }
    return (state - Math.sqrt(alphaBar) * this.predictedX0()) / Math.sqrt(1 - alphaBar);
  }

  /** Factors of x_0 and x_s in μ̃_s (DDPM eq. 7). */
  posteriorMean(step: number, xt: number, x0: number): number | undefined {
    const [before, now, alpha, beta] = [
      this.alphaBar(step - 1),
      this.alphaBar(step),
      this.alpha(step),
      this.beta(step),
    ];
    if (before === undefined || now === undefined || alpha === undefined || beta === undefined) {
      return undefined;
    }
    return (Math.sqrt(before) * beta * x0 + Math.sqrt(alpha) * (1 - before) * xt) / (1 - now);
  }
}

const maxNamed = 20_000;

/** FNV-1a, so that a name always draws the same number. */
function hash(name: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let index = 0; index < name.length; index++) {
    value = Math.imul(value ^ name.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
