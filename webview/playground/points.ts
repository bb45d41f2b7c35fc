import type { PointsColors } from '../engine/protocol/pictures';
import { onThemeChange, readTheme } from '../figures/kit/colors/theme';
import type { ViewContext } from './view';

/** More data points would hide the samples. */
export const mostDataPoints = 2000;

/** What the theme has for pictures of points. */
export function pointsColors(): PointsColors {
  const { muted, series, foreground } = readTheme();
  const [sample = foreground, path = muted] = series;
  return { data: muted, sample, path, field: muted };
}

/** Keeps the pictures of points in the theme's colours, which the worker that draws them does not know. */
export function colorPoints({ run }: Pick<ViewContext, 'run'>): void {
  const tell = () => void run.setColors(pointsColors());
  onThemeChange(tell, new AbortController().signal);
  tell();
}
