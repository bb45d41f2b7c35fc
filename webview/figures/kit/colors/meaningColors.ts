import type { Meaning } from '../../../../src/figures/meaning';
import type { Curve } from '../drawing/chart';
import { mixedColor } from './color';
import type { FigureTheme } from '../figure';

/** What a colour means, the same in every figure, in its formula, control and picture; `other` has no meaning shared by all. */
export type ColorMeaning = Meaning | 'other';

const series: Readonly<Record<Exclude<ColorMeaning, 'state'>, number>> = {
  data: 0,
  noise: 1,
  prediction: 2,
  exact: 3,
  error: 4,
  other: 5,
};

/** The theme's colour for what something is. */
export const colorOf =
  (meaning: ColorMeaning) =>
  (theme: FigureTheme): string =>
    meaning === 'state' ? stateColor(theme, 1, 1) : (theme.series[series[meaning]] ?? theme.foreground);

/** The colour of x_t: of data and noise as much as x_t has of them, √ᾱ_t and √(1−ᾱ_t). */
export function stateColor(theme: FigureTheme, signal: number, noise: number): string {
  const share = signal + noise > 0 ? noise / (signal + noise) : 0;
  return mixedColor(colorOf('data')(theme), colorOf('noise')(theme), share);
}

/** Gives the keys and pins of a figure the colours of its curves: `--df-curve-0` is the first one's. */
export function colorKeys(
  root: HTMLElement,
  curves: readonly Pick<Curve, 'color'>[],
  theme: FigureTheme,
): void {
  curves.forEach(({ color }, index) => root.style.setProperty(`--df-curve-${index}`, color(theme)));
}
