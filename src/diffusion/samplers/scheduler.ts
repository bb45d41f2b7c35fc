/** What a step of a scheduler may be told beyond its state. */
export interface StepOptions {
  /** η of DDIM; other schedulers ignore it. */
  readonly eta?: number;
  /** Standard normal noise of the sample's size; called once each time the published sampler draws. */
  readonly noise?: () => Float32Array;
  /** Images in the sample, 1 unless said: dynamic thresholding and learned variances go image by image. */
  readonly batch?: number;
}

export interface SchedulerOutput {
  readonly prevSample: Float32Array;
  /** x̂_0 as the step used it; absent where a step works without one. */
  readonly predOriginalSample?: Float32Array;
}

/**
 * A sampler with the calls and conventions of diffusers' schedulers: timesteps are 0…T−1, one less than the
 * paper's t, and tables are float32.
 */
export interface Scheduler {
  /** In the order of execution; those of `setTimesteps`, at first those of all T steps. */
  readonly timesteps: readonly number[];
  /** What standard normal noise is multiplied with to begin. */
  readonly initNoiseSigma: number;
  /** @throws {RangeError} when the number of steps is no integer in 1…T. */
  setTimesteps(numInferenceSteps: number): void;
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
}

/** The noise that a step needs, in the sample's size. */
export function drawNoise(sample: Float32Array, { noise }: StepOptions): Float32Array {
  const drawn = noise?.();
  if (drawn?.length !== sample.length) {
    throw new RangeError(
      `This step needs ${sample.length} numbers of noise and was given ${drawn?.length ?? 'none'}.`,
    );
  }
  return drawn;
}

/** Σ factor · array, element by element; all arrays have the first one's size. */
export function combine(
  ...terms: readonly (readonly [factor: number, values: Float32Array])[]
): Float32Array {
  const size = terms[0]?.[1].length ?? 0;
  const sum = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    let value = 0;
    for (const [factor, values] of terms) value += factor * (values[i] ?? 0);
    sum[i] = value;
  }
  return sum;
}
