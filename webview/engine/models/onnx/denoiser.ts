import type {
  ForeignInputs,
  ForeignOpened,
  ForeignShape,
  TimestepConvention,
} from '../../protocol/foreignModel';

export interface ForeignOptions {
  readonly inputs?: Partial<ForeignInputs>;
  readonly shape?: Partial<ForeignShape>;
  readonly timesteps: TimestepConvention;
  /** T, for times in 0…1. */
  readonly T: number;
  /** How much memory it may take, in bytes. */
  readonly memory?: number | undefined;
}

/** What draws images by an imported model, wherever it runs. */
export interface Denoiser extends ForeignOpened {
  /** The model's output at x [N, C, H, W], flattened, and the paper's t, 1…T, one per image. */
  predict(x: Float32Array, t: ArrayLike<number>, labels?: ArrayLike<number>): Promise<Float32Array>;
  dispose(): void;
}
