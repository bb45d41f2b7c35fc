import type { FullSchedulerConfig } from './schedulerKeys';
import type { SamplerPlan } from './samplerPlan';

/** What a step of a scheduler may be told beyond its state. */
export interface StepOptions {
  /** η of DDIM, γ of TCD; other schedulers ignore it. */
  readonly eta?: number;
  /** DDIM: work ε̂ out anew from the clipped x̂_0 (diffusers' `use_clipped_model_output`). */
  readonly useClippedModelOutput?: boolean;
  /** Standard normal noise of the sample's size; called once each time the published sampler draws. */
  readonly noise?: () => Float32Array;
  /** Images in the sample, 1 unless said: dynamic thresholding and learned variances go image by image. */
  readonly batch?: number;
  /** RePaint: the image whose masked elements are known. */
  readonly originalImage?: Float32Array;
  /** RePaint: 1 where the image is known, 0 where it is to be made. */
  readonly mask?: Float32Array;
}

export interface SchedulerOutput {
  readonly prevSample: Float32Array;
  /** x̂_0 as the step used it, clipped or thresholded where the configuration says so. */
  readonly predOriginalSample: Float32Array;
}

export interface TimestepOptions {
  /**
   * How much of the way to noise an image goes before it is denoised, 0…1 (image to image): the timesteps before
   * that are left out, as diffusers' pipelines do.
   */
  readonly strength?: number;
  /** The place in the whole list of timesteps where the run begins; instead of `strength`. */
  readonly beginIndex?: number;
  /**
   * The most noise that the run begins with, as a timestep: the first of the list that is not above it and begins a
   * step; the last that does where all are above it. Instead of `beginIndex`.
   */
  readonly fromTimestep?: number;
  /** Shift of the flow's noise levels where `use_dynamic_shifting` asks for one. */
  readonly mu?: number;
  /** RePaint: how far a resampling jump goes back, in steps; 10 unless said. */
  readonly jumpLength?: number;
  /** RePaint: how often each stretch is sampled; 10 unless said. */
  readonly jumpNSample?: number;
}

export interface PlanOptions extends TimestepOptions {
  readonly eta?: number;
  readonly useClippedModelOutput?: boolean;
}

/**
 * A sampler with the calls and conventions of diffusers' schedulers: timesteps are 0…T−1, one less than the
 * paper's t, and tables are float32.
 */
export interface Scheduler {
  readonly config: FullSchedulerConfig;
  /** In the order of execution; those of `setTimesteps`, at first those of all T steps. */
  readonly timesteps: readonly number[];
  /** What standard normal noise is multiplied with to begin. */
  readonly initNoiseSigma: number;
  /** @throws {RangeError} when the number of steps is no integer in 1…T. */
  setTimesteps(numInferenceSteps: number, options?: TimestepOptions): void;
  /** What the network is to see in place of the sample. */
  scaleModelInput(sample: Float32Array, timestep: number): Float32Array;
  /** The noisy sample that the scheduler expects at a timestep. */
  addNoise(original: Float32Array, noise: Float32Array, timestep: number): Float32Array;
  /** Goes from a timestep of `timesteps` to the next. */
  step(
    modelOutput: Float32Array,
    timestep: number,
    sample: Float32Array,
    options?: StepOptions,
  ): SchedulerOutput;
  /** RePaint's way back up: noises a sample from the timestep before `timestep` to it. */
  undoStep?(sample: Float32Array, timestep: number, options: Pick<StepOptions, 'noise'>): Float32Array;
  /**
   * The same steps as coefficients, for engines to execute on their device; the scheduler's own state is left alone.
   * @throws {RangeError} for dynamic thresholding and learned variances, which are no fixed coefficients.
   */
  plan(numInferenceSteps: number, options?: PlanOptions): SamplerPlan;
}
