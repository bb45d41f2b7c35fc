import type { ReverseChain } from '../../../src/diffusion/reverseChain';
import { placeIn, type PlaneView } from '../kit/drawing/vectorField';

/** How many points' paths are drawn. */
export const pathCount = 14;

/** The ways that the first points have come, from their x_T to where they are. */
export function paintPaths(
  context: CanvasRenderingContext2D,
  view: PlaneView,
  chain: ReverseChain,
  taken: number,
): void {
  context.beginPath();
  for (let point = 0; point < pathCount; point++) {
    for (let k = 0; k <= taken; k++) {
      const state = chain.at(k);
      const [x, y] = placeIn(view, state[2 * point] ?? 0, state[2 * point + 1] ?? 0);
      if (k === 0) {
        context.moveTo(x, y);
      } else {
        context.lineTo(x, y);
      }
    }
  }
  context.stroke();
}

/** Lines from the first points to where the denoiser expects their x_0. */
export function paintGuesses(
  context: CanvasRenderingContext2D,
  view: PlaneView,
  points: ArrayLike<number>,
  estimates: ArrayLike<number>,
): void {
  context.beginPath();
  for (let i = 0; i < 2 * pathCount; i += 2) {
    context.moveTo(...placeIn(view, points[i] ?? 0, points[i + 1] ?? 0));
    context.lineTo(...placeIn(view, estimates[i] ?? 0, estimates[i + 1] ?? 0));
  }
  context.stroke();
}
