import type { Mixture1d } from '../../../src/diffusion/distributions/mixture1d';
import type { Schedule } from '../../../src/diffusion/schedule';
import type { FigureTheme } from '../kit/figure';

/** One number of x_0 whose distribution over many runs is looked at. */
export interface Probe {
  /** What it is: "x", or a pixel. */
  readonly name: string;
  /** Its value at the start of each run; absent where it is the first coordinate of every point. */
  readonly x0?: Float32Array;
  readonly distribution: Mixture1d;
}

/** What the forward process is shown on: an x_0, and how such a vector is drawn in a square of `side` pixels. */
export interface ForwardSubject {
  readonly x0: Float32Array;
  /** Independent draws of the same distribution; the same image where x_0 is one. */
  readonly otherX0: Float32Array;
  readonly probe: Probe;
  draw(context: CanvasRenderingContext2D, side: number, values: Float32Array, theme: FigureTheme): void;
  /** The same in full, with what is known exactly of q(x_t). t is the paper's, 1…T. */
  drawLarge(
    context: CanvasRenderingContext2D,
    side: number,
    values: Float32Array,
    theme: FigureTheme,
    schedule: Schedule,
    t: number,
  ): void;
}
