import { withAlpha } from '../colors/color';
import type { FigureTheme } from '../figure';

/** How points of the plane are drawn. */
export interface ParticleLook {
  /** The square shows the plane from −reach to reach in both directions. */
  readonly reach: number;
  /** In CSS pixels. Points of less than one are squares that add up, so that crowded places look denser. */
  readonly radius: number;
  readonly opacity: number;
  readonly color: string;
}

/** Fills a square of `side` pixels with the theme's background. */
export function paintGround(context: CanvasRenderingContext2D, side: number, theme: FigureTheme): void {
  context.fillStyle = theme.background;
  context.fillRect(0, 0, side, side);
}

/** Draws points of the plane, x and y in turn, in a square of `side` pixels. */
export function paintParticles(
  context: CanvasRenderingContext2D,
  side: number,
  points: ArrayLike<number>,
  { reach, radius, opacity, color }: ParticleLook,
): void {
  context.fillStyle = withAlpha(color, opacity);
  context.beginPath();
  const place = (value: number): number => ((value + reach) / (2 * reach)) * side;
  for (let index = 0; index + 1 < points.length; index += 2) {
    const x = place(points[index] ?? 0);
    const y = place(-(points[index + 1] ?? 0));
    if (radius < 1) {
      context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
    } else {
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }
  context.fill();
}
