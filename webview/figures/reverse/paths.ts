import type { ReverseChain } from '../../../src/diffusion/reverseChain';
import type { PlaneBrush } from '../kit/drawing/plane';

/** How many points' paths are drawn. */
export const pathCount = 14;

/** The ways that the first points have come, from their x_T to where they are. */
export function paintPaths(
  brush: PlaneBrush,
  chain: ReverseChain,
  taken: number,
  color: string,
  opacity: number,
): void {
  for (let point = 0; point < pathCount; point++) {
    const way = Array.from({ length: taken + 1 }, (_, k) => [...chain.at(k).slice(2 * point, 2 * point + 2)]);
    brush.line(way.flat(), color, 1, opacity);
  }
}

/** Lines from the first points to where the denoiser expects their x_0. */
export function paintGuesses(
  brush: PlaneBrush,
  points: ArrayLike<number>,
  estimates: ArrayLike<number>,
  color: string,
  opacity: number,
): void {
  for (let i = 0; i < 2 * pathCount; i += 2) {
    brush.line(
      [points[i] ?? 0, points[i + 1] ?? 0, estimates[i] ?? 0, estimates[i + 1] ?? 0],
      color,
      1,
      opacity,
      [3, 3],
    );
  }
}
