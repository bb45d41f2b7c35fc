import type { ScheduleConfig } from '../../src/diffusion/schedule';
import type { SamplerPlan } from '../../src/diffusion/samplers/samplerPlan';
import type { UNetConfig } from './graph/unetConfig';

export type EngineId = 'tfjs-webgpu' | 'tfjs-cpu' | 'onnx-wasm';

/** Named float32 tensors in diffusers' state-dict names and PyTorch layouts (OIHW, [out, in]). */
export type Weights = ReadonlyMap<string, { readonly shape: readonly number[]; readonly data: Float32Array }>;

/** What a training step needs besides the data. */
export interface TrainingConfig {
  readonly schedule: ScheduleConfig;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly emaDecay: number;
  readonly dropout: number;
  readonly flip: boolean;
  readonly seed: number;
}

/** Everything that continues a run exactly: weights, EMA, Adam's moments, and the step, which fixes the random streams. */
export interface TrainingSnapshot {
  readonly step: number;
  readonly weights: Weights;
  readonly ema: Weights;
  readonly adamM: Weights;
  readonly adamV: Weights;
}

/**
 * What trains and runs one network. One instance is one network on one device; all engines consume the same
 * graph and the same seeded random streams, so they can be compared step by step.
 */
export interface Engine {
  readonly id: EngineId;
  readonly config: UNetConfig;
  /** Step count n of the training run so far. */
  readonly step: number;
  /** Runs `count` training steps and resolves to the loss of each. */
  train(count: number): Promise<Float32Array>;
  /** ε_θ(x, t) with the EMA weights (or the raw ones). x: [batch, channels, height, width] flattened; t: the paper's 1…T, one per image. */
  predict(x: Float32Array, t: Int32Array, weights?: 'ema' | 'raw'): Promise<Float32Array>;
  /**
   * Runs a plan from x_T drawn from `seed`. After each step `onStep` gets x_{t-1} and x̂_0 (both NCHW, flattened);
   * returning false stops early.
   */
  sample(
    plan: SamplerPlan,
    count: number,
    seed: number,
    onStep: (index: number, x: Float32Array, x0: Float32Array) => boolean | Promise<boolean>,
  ): Promise<Float32Array>;
  snapshot(): Promise<TrainingSnapshot>;
  restore(snapshot: TrainingSnapshot): Promise<void>;
  /** Resolves with the reason when the device is lost; never rejects. */
  readonly lost: Promise<string>;
  dispose(): void;
}
