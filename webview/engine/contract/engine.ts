import type { ScheduleConfig } from '../../../src/diffusion/schedule';
import type { SamplerPlan } from '../../../src/diffusion/samplers/samplerPlan';
import type { LossId } from '../../../src/protocol/playgroundState';
import type { DeviceFrame } from './deviceGrid';
import type { EngineCounters } from './engineCounters';
import type { NetworkConfig } from '../graph/buildNetwork';

export type EngineId = 'webgpu' | 'tfjs-webgpu' | 'tfjs-cpu' | 'onnx-wasm' | 'wasm' | 'javascript';

/** Named float32 tensors in diffusers' state-dict names and PyTorch layouts (OIHW, [out, in]). */
export type Weights = ReadonlyMap<string, { readonly shape: readonly number[]; readonly data: Float32Array }>;

/** What a training step needs besides the data. */
export interface TrainingConfig {
  readonly schedule: ScheduleConfig;
  readonly batchSize: number;
  /** The highest: warm-up leads up to it, decay down from it (learningRate.ts). */
  readonly learningRate: number;
  readonly emaDecay: number;
  readonly dropout: number;
  readonly flip: boolean;
  readonly seed: number;
  /** What the network predicts and how its error is weighted (objective.ts). */
  readonly loss: LossId;
  /** γ of Min-SNR weighting; 0 for none. */
  readonly snrGamma: number;
  /** Steps over which the learning rate rises linearly; 0 for none. */
  readonly warmupSteps: number;
  /** The step at which the learning rate has fallen to zero, as half a cosine; 0 for a constant rate. */
  readonly decaySteps: number;
  /** Gradients of a larger global norm are scaled down to it; 0 or Infinity for no limit. */
  readonly maxGradientNorm: number;
  /** Share of a batch's labels that are replaced by "no class"; of no effect on a network without classes. */
  readonly labelDropout: number;
}

/** Everything that continues a run exactly: weights, EMA, Adam's moments, and the step, which fixes the random streams. */
export interface TrainingSnapshot {
  readonly step: number;
  readonly weights: Weights;
  readonly ema: Weights;
  readonly adamM: Weights;
  readonly adamV: Weights;
}

/** Which weights a prediction uses: their moving average (unless said otherwise) or the raw ones. */
export type WeightsSource = 'ema' | 'raw';

export interface PredictOptions {
  readonly weights?: WeightsSource;
  /**
   * One class per image, 0 … num_class_embeds − 1, the last of which is "no class". Left out, a network with
   * classes takes "no class"; a network without refuses labels.
   */
  readonly labels?: ArrayLike<number>;
}

/** What a sample keeps of given images (RePaint, Lugmayr et al. 2022, eq. 8, without its resampling). */
export interface KnownRegion {
  /** x_0 of the known part: one image for all, or one for each; NCHW, flattened. */
  readonly image: Float32Array;
  /** 1 where `image` is kept, 0 where the sampler is free, or between; as large as `image`. */
  readonly mask: Float32Array;
}

/**
 * Step `position` of the plan is the first: from x itself, or from an image that is noised to that step's level
 * (SDEdit, Meng et al. 2022; diffusers' img2img). One image for all, or one for each; NCHW, flattened. A plan
 * that looks back on earlier steps must itself begin there (`beginIndex` of the scheduler), with position 0.
 */
export type InitialSample = { readonly position: number } & (
  { readonly x: Float32Array } | { readonly image: Float32Array }
);

export interface SampleOptions {
  readonly count: number;
  readonly seed: number;
  readonly weights?: WeightsSource;
  /** As in `PredictOptions`. */
  readonly labels?: ArrayLike<number>;
  /**
   * Classifier-free guidance (Ho & Salimans 2022), with diffusers' meaning of the scale s: the output is
   * o(no class) + s · (o(label) − o(no class)). 1, the default, is the conditional network itself.
   */
  readonly guidanceScale?: number;
  /** Where to begin instead of at noise. */
  readonly initial?: InitialSample;
  /** Put back after each step, with the noise of the level that the step arrives at. */
  readonly known?: KnownRegion;
}

/** Told the step's index in the plan, x and x̂_0 after it (NCHW, flattened); false stops early. */
export type OnSampleStep = (index: number, x: Float32Array, x0: Float32Array) => boolean | Promise<boolean>;

/** Told the step's index in the plan, and its pictures if it is recorded; false stops early. */
export type OnRecordedStep = (index: number, frame: DeviceFrame | undefined) => boolean | Promise<boolean>;

/**
 * What trains and runs one network. One instance is one network on one device; all engines consume the same
 * graph and the same seeded random streams, so they can be compared step by step.
 */
export interface Engine {
  readonly id: EngineId;
  readonly config: NetworkConfig;
  /** Step count n of the training run so far. */
  readonly step: number;
  /**
   * L2 norm of all gradients of the last training step together, before it is limited; undefined before the first step.
   * Absent on engines that would have to wait for it.
   */
  readonly gradientNorm?: number | undefined;
  /** Runs `count` training steps and resolves to the loss of each. */
  train(count: number): Promise<Float32Array>;
  /**
   * The network's output at (x, t): ε_θ, or what else its loss made it predict. x: [batch, channels, height,
   * width] flattened; t: one per image, the paper's 1…T or between; the network's timestep input is t − 1.
   */
  predict(x: Float32Array, t: ArrayLike<number>, options?: PredictOptions): Promise<Float32Array>;
  /** Executes a plan and resolves to the last x (runSampler.ts says which noise is drawn when). */
  sample(plan: SamplerPlan, options: SampleOptions, onStep: OnSampleStep): Promise<Float32Array>;
  /**
   * Executes a plan as `sample` does and brings nothing into memory: x and x̂_0 of the steps in `recorded` stay on
   * the device until their frames are disposed. Absent on engines whose samples are in memory anyway. `columns`
   * images stand in a row of a picture; as nearly square as can be unless said.
   */
  record?(
    plan: SamplerPlan,
    options: SampleOptions,
    recorded: ReadonlySet<number>,
    onStep: OnRecordedStep,
    columns?: number,
  ): Promise<void>;
  snapshot(): Promise<TrainingSnapshot>;
  restore(snapshot: TrainingSnapshot): Promise<void>;
  /** Resolves with the reason when the device is lost; never rejects. */
  readonly lost: Promise<string>;
  /** Ends whatever is measured before training begins; training goes on with what is known. */
  hurry?(): void;
  /** What it asked of its GPU so far; absent on engines that do not count. */
  counters?(): EngineCounters | undefined;
  dispose(): void;
}
