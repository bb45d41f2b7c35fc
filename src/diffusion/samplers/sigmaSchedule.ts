import { alphasCumprod32, sigmas32 } from './noiseTables';
import type { FullSchedulerConfig } from './schedulerKeys';
import { betaSigmas, exponentialSigmas, karrasSigmas } from './sigmaSpacings';

const { fround } = Math;

/** Noise levels σ that fall step by step, and the timestep of each, both in float64. */
export interface Levels {
  readonly sigmas: readonly number[];
  readonly timesteps: readonly number[];
}

/** The noise levels σ = √((1 − ᾱ) / ᾱ) of timesteps, and which timestep has a given σ. */
export class SigmaSchedule {
  /** By timestep, rising. */
  readonly sigmas: Float32Array;
  private readonly logSigmas: Float32Array;

  constructor(private readonly config: FullSchedulerConfig) {
    const alphasCumprod = alphasCumprod32(config);
    // Nothing of x_0 left would make the last σ infinite: the least float16 stands for 0.
    if (config.rescale_betas_zero_snr) {
      alphasCumprod[alphasCumprod.length - 1] = 2 ** -24;
    }
    this.sigmas = sigmas32(alphasCumprod);
    this.logSigmas = this.sigmas.map(Math.log);
  }

  get least(): number {
    return this.sigmas[0] ?? 0;
  }

  get largest(): number {
    return this.sigmas.at(-1) ?? 0;
  }

  /** Where the last step ends: 0, or the least σ. */
  get last(): number {
    return this.config.final_sigmas_type === 'zero' ? 0 : this.least;
  }

  /** σ at a timestep that may lie between two; beyond the ends, theirs. */
  sigmaAt(timestep: number): number {
    const at = Math.min(Math.max(timestep, 0), this.sigmas.length - 1);
    const left = this.sigmas[Math.floor(at)] ?? 0;
    const right = this.sigmas[Math.ceil(at)] ?? 0;
    return left + (at - Math.floor(at)) * (right - left);
  }

  /** The fractional timestep of a level, interpolated in its logarithm. */
  timestepOf(sigma: number): number {
    const target = Math.log(Math.max(sigma, 1e-10));
    const above = this.logSigmas.findIndex((each) => each > target);
    const top = this.logSigmas.length - 2;
    const low = Math.min(Math.max((above < 0 ? top + 2 : above) - 1, 0), top);
    const [lowLog = 0, highLog = 0] = this.logSigmas.subarray(low, low + 2);
    return low + Math.min(1, Math.max(0, (target - lowLog) / (highLog - lowLog)));
  }

  /**
   * Levels between `largest` and `least` as the configuration spaces them, with their timesteps; null where it
   * asks for no such spacing.
   */
  respaced(steps: number, largest: number, least: number): Levels | null {
    const sigmas = spacedSigmas(this.config, steps, largest, least);
    return sigmas && { sigmas, timesteps: sigmas.map((sigma) => this.timestepOf(sigma)) };
  }

  /** Levels that are even in ln σ (`use_lu_lambdas`: Lu et al. 2022b, appendix; λ = −ln σ). */
  evenInLambda(steps: number): Levels {
    const logs = [this.logSigmas.at(-1) ?? 0, this.logSigmas[0] ?? 0] as const;
    const sigmas = exponentialSigmas(steps, Math.exp(logs[0]), Math.exp(logs[1]));
    return { sigmas, timesteps: sigmas.map((sigma) => this.timestepOf(sigma)) };
  }
}

/** The spacing that the configuration asks for between two levels, or null. */
export function spacedSigmas(
  config: FullSchedulerConfig,
  steps: number,
  largest: number,
  least: number,
): number[] | null {
  if (config.use_karras_sigmas) {
    return karrasSigmas(steps, largest, least, 7);
  }
  if (config.use_exponential_sigmas) {
    return exponentialSigmas(steps, largest, least);
  }
  if (config.use_beta_sigmas) {
    return betaSigmas(steps, largest, least);
  }
  return null;
}

/** x̂_0 where x = x_0 + σ ε; v is of the variance-preserving scale. */
export function explodingX0(
  prediction: FullSchedulerConfig['prediction_type'],
  sigma: number,
): { readonly x: number; readonly output: number } {
  switch (prediction) {
    case 'epsilon':
      return { x: 1, output: -sigma };
    case 'sample':
      return { x: 0, output: 1 };
    case 'v_prediction':
      return { x: fround(1 / (sigma ** 2 + 1)), output: -sigma / Math.sqrt(sigma ** 2 + 1) };
    case 'flow_prediction':
      return { x: 1 / (1 + sigma), output: -sigma / (1 + sigma) };
  }
}

/** What makes the network's input from x_0 + σ ε: the variance-preserving scale. */
export function unitInput(sigma: number): number {
  return 1 / Math.sqrt(sigma ** 2 + 1);
}
