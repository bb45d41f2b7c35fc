import { openPoints } from '../../../src/datasets/points';
import { memoize } from '../../../src/figures/scheduleMemo';
import { colorOf } from '../../figures/kit/colors/meaningColors';
import { paintGround, paintParticles } from '../../figures/kit/drawing/particles';
import type { FigureTheme } from '../../figures/kit/figure';
import type { PointsTraining } from '../networkScript';

/** Points of the data set that are shown. */
const shownPoints = 1000;
/** The square of the plane that is shown. */
const reach = 1.15;

/** Points of a data set, x and y in turn. */
export const dataOf = memoize((dataSet: PointsTraining['data']) =>
  openPoints(dataSet).batch(Array.from({ length: shownPoints }, (_, index) => index)),
);

/** Draws points of the data and points that the network draws. */
export function paintPoints(
  context: CanvasRenderingContext2D,
  size: number,
  data: ArrayLike<number>,
  drawn: ArrayLike<number>,
  theme: FigureTheme,
): void {
  paintGround(context, size, theme);
  paintParticles(context, size, data, { reach, opacity: 0.5, radius: 0.9, color: colorOf('data')(theme) });
  paintParticles(context, size, drawn, {
    reach,
    opacity: 0.9,
    radius: 2,
    color: colorOf('prediction')(theme),
  });
}
