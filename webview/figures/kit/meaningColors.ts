import type { Curve } from './chart';
import type { FigureTheme } from './figure';

/** What a colour means, the same in every figure, in its formula, control and picture. */
const meanings = { data: 0, noise: 1, prediction: 2, exact: 3, error: 4, other: 5 } as const;
export type ColorMeaning = keyof typeof meanings;

/** The theme's colour for what something is. */
export const colorOf =
  (meaning: ColorMeaning) =>
  (theme: FigureTheme): string =>
    theme.series[meanings[meaning]] ?? theme.foreground;

/** Gives the keys and pins of a figure the colours of its curves: `--df-curve-0` is the first one's. */
export function colorKeys(root: HTMLElement, curves: readonly Curve[], theme: FigureTheme): void {
  curves.forEach(({ color }, index) => root.style.setProperty(`--df-curve-${index}`, color(theme)));
}
