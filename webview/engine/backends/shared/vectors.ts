/** Adam's constants as PyTorch has them, which are the paper's (Kingma & Ba 2015) and the official DDPM code's. */
export const adamBeta1 = 0.9;
export const adamBeta2 = 0.999;
export const adamEpsilon = 1e-8;

export interface OptimiserState<Vector> {
  readonly weights: Vector;
  readonly ema: Vector;
  /** First moment. */
  readonly adamM: Vector;
  /** Second moment. */
  readonly adamV: Vector;
}

export interface OptimiserStep {
  /** Learning rate / (1 − β₁ⁿ). */
  readonly stepSize: number;
  /** 1 / √(1 − β₂ⁿ). */
  readonly unbias: number;
  /** Of this update. */
  readonly emaDecay: number;
  /** A gradient g longer than this counts as g · maxGradientNorm / |g|. */
  readonly maxGradientNorm: number;
}

/** Flat vectors where an engine keeps its numbers: as arrays, or on a device. */
export interface Vectors<Vector> {
  /** May keep the array itself. */
  from(values: Float32Array): Vector;
  /** A copy that later updates leave alone. */
  read(vector: Vector): Promise<Float32Array>;
  /**
   * The state after one step of Adam and of the moving average; the old state and the gradient are given up. With the
   * gradient's norm before it is limited, where that is in memory.
   */
  update(
    state: OptimiserState<Vector>,
    gradient: Vector,
    step: OptimiserStep,
  ): { readonly state: OptimiserState<Vector>; readonly gradientNorm?: number };
  dispose(vectors: readonly Vector[]): void;
}

/** What a gradient of this norm is multiplied with so that its norm is at most `maximum`. */
export function clipping(norm: number, maximum: number): number {
  return maximum === Infinity ? 1 : maximum / Math.max(maximum, norm);
}
