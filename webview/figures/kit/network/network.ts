import type { PredictionType } from '../../../../src/diffusion/parameterisation';
import type { ScheduleConfig } from '../../../../src/diffusion/schedule';

/** A network that figures may ask, as it is known before it is opened. */
export interface FigureModel {
  readonly id: string;
  /** For people, in their language. */
  readonly name: string;
  /** The data set that it was trained on, e.g. `digits16`; undefined where that is not known. */
  readonly data: string | undefined;
  /** Images: width and height. Points in the plane: 1. */
  readonly side: number;
  /** Images: colour channels. Points in the plane: 2. */
  readonly channels: number;
  /** How many classes can be asked for; 0 of a network without classes. */
  readonly classes: number;
  readonly predicts: PredictionType;
  /** The noise that it was trained on; a figure that asks it works with this schedule. */
  readonly schedule: ScheduleConfig;
}

/** What one layer of a network gives for one image. */
export interface NetworkActivation {
  /** The layer as diffusers names it, e.g. `down_blocks.0.resnets.0`. */
  readonly name: string;
  /** What kind of layer it is, e.g. `residual` or `attention`. */
  readonly kind: string;
  /** [channels, height, width]; [numbers] of the time embedding. */
  readonly shape: readonly number[];
  readonly data: Float32Array;
  /** Layers whose results are concatenated to this one's input. */
  readonly skipsFrom: readonly string[];
  /** Whether the time embedding is added in it. */
  readonly takesTime: boolean;
  /** Of attention: how much each pixel (rows) takes from each (columns), [heads, pixels, pixels]. */
  readonly attention?: { readonly shape: readonly number[]; readonly data: Float32Array };
}

export interface PredictionOptions {
  /** One class per image, 0 … classes − 1, or `classes` for “no class”, which all are without labels. */
  readonly labels?: ArrayLike<number>;
  /** A prediction that nobody waits for any more is not begun. */
  readonly signal?: AbortSignal;
}

/** An opened network: one batch at a time, in the order in which they are asked. */
export interface FigureNetwork {
  readonly model: FigureModel;
  /**
   * The network's output at (x, t). x: [count, channels, height, width] flattened; t: one per image, the paper's
   * 1…T or between.
   * @throws {RangeError} with a sentence for more than `mostValues` numbers, or for sizes that do not fit.
   * @throws {Error} with a sentence where there is no engine, or it went away.
   * @throws the signal's reason.
   */
  predict(x: Float32Array, t: ArrayLike<number>, options?: PredictionOptions): Promise<Float32Array>;
  /** What each layer gives for one image, in the order of execution; absent where the network cannot be looked into. */
  activations?(
    x: Float32Array,
    t: number,
    options?: PredictionOptions,
  ): Promise<readonly NetworkActivation[]>;
  /** Who computes: network, weights and engine, in one line for people. */
  describe(): string;
}

/** What figures may ask of networks. */
export interface NetworkSource {
  readonly models: readonly FigureModel[];
  /** Why an answer has to wait now, in a sentence; undefined while nothing stands in its way. */
  waiting(): string | undefined;
  /**
   * Opens a network of `models`, which may take seconds the first time.
   * @throws {Error} with a sentence where it cannot be opened.
   */
  open(id: string, signal?: AbortSignal): Promise<FigureNetwork>;
}

/** The most numbers in a batch: 512 images of 16 × 16. */
export const mostValues = 2 ** 17;
