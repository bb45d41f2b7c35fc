import type { Schedule } from '../../../src/diffusion/schedule';
import type { FigureTheme } from '../kit/figure';

/** What the forward process is shown on: an x_0, and how such a vector is drawn in a square of `side` pixels. */
export interface ForwardSubject {
  readonly x0: Float32Array;
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
