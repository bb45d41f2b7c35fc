import type { Schedule } from '../../../src/diffusion/schedule';
import type { OwnState } from '../../../src/figures';
import { digitSubject } from './digitPicture';
import type { DigitSource, FigureTheme } from '../kit/figure';
import { mixtureSubject } from './mixturePicture';

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

/** The chosen digit, or points drawn from a mixture with the seed; fewer of them when T is large. */
export function forwardSubject(
  digits: DigitSource,
  data: OwnState<'forward'>['data'],
  index: number,
  seed: number,
  T: number,
): ForwardSubject {
  return data === 'digit' ? digitSubject(digits, index) : mixtureSubject(seed, T);
}
