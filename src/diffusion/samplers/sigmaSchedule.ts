import { alphasCumprod32, sigmas32 } from './noiseTables';
import type { FullSchedulerConfig } from './schedulerConfig';
import { linspace } from './schedulerTimesteps';

const { fround } = Math;

/** The noise levels σ of timesteps, and which timestep has a given σ. */
export class SigmaSchedule {
  readonly alphasCumprod: Float32Array;
  /** By timestep, rising. */
  readonly sigmas: Float32Array;

  constructor(private readonly config: FullSchedulerConfig) {
    this.alphasCumprod = alphasCumprod32(config);
    // Nothing of x_0 left would make the last σ infinite: the least float16 stands for 0.
    if (config.rescale_betas_zero_snr) this.alphasCumprod[this.alphasCumprod.length - 1] = 2 ** -24;
    this.sigmas = sigmas32(this.alphasCumprod);
  }

  /** σ at a timestep that may lie between two. */
  sigmaAt(timestep: number): number {
    return interpolate(this.sigmas, timestep);
  }

  /** The least σ, which `final_sigmas_type` may put at the end. */
  get last(): number {
    return this.config.final_sigmas_type === 'zero' ? 0 : (this.sigmas[0] ?? 0);
  }

  /** Falling levels between the ends of `levels` (Karras et al. 2022, eq. 5 with ρ = 7), and their timesteps. */
  karras(levels: readonly number[]): { readonly sigmas: number[]; readonly timesteps: number[] } {
    const rho = 7;
    const ends = [levels[0] ?? 0, levels.at(-1) ?? 0].map((sigma) => sigma ** (1 / rho));
    const sigmas = linspace(0, 1, levels.length).map(
      (u) => ((ends[0] ?? 0) + u * ((ends[1] ?? 0) - (ends[0] ?? 0))) ** rho,
    );
    return { sigmas, timesteps: sigmas.map((sigma) => this.timestepOf(sigma)) };
  }

  /** The fractional timestep of a level, interpolated in its logarithm. */
  timestepOf(sigma: number): number {
    const target = Math.log(Math.max(sigma, 1e-10));
    const above = this.sigmas.findIndex((each) => fround(Math.log(each)) > target);
    const top = this.sigmas.length - 2;
    const low = Math.min(Math.max((above < 0 ? this.sigmas.length : above) - 1, 0), top);
    const lowLog = fround(Math.log(this.sigmas[low] ?? 1));
    const highLog = fround(Math.log(this.sigmas[low + 1] ?? 1));
    return low + Math.min(1, Math.max(0, (target - lowLog) / (highLog - lowLog)));
  }
}

function interpolate(values: Float32Array, at: number): number {
  const low = Math.floor(at);
  const left = values[low];
  const right = values[Math.ceil(at)];
  if (left === undefined || right === undefined) {
    throw new RangeError(`There is no timestep ${at} in 0…${values.length - 1}.`);
  }
  return left + (at - low) * (right - left);
}
