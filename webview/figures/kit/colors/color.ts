import type { FigureTheme } from '../figure';

/** A theme colour made translucent. */
export function withAlpha(color: string, alpha: number): string {
  return `color-mix(in srgb, ${color} ${Math.round(alpha * 100)}%, transparent)`;
}

/** Red, green and blue, 0…255, of a CSS colour as it looks on a background. */
function flatten(color: string, background: string): readonly number[] {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) {
    return [0, 0, 0];
  }
  for (const fill of [background, color]) {
    context.fillStyle = fill;
    context.fillRect(0, 0, 1, 1);
  }
  return [...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)];
}

/** Relative luminance (WCAG 2.2), 0…1. */
function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrasts that were worked out: the colours of a theme are few. */
const known = new Map<string, number>();
const mostKnown = 500;

/** The contrast ratio (WCAG 2.2) of a CSS colour on an opaque background, 1…21. */
export function contrast(color: string, background: string): number {
  const key = `${color} on ${background}`;
  let ratio = known.get(key);
  if (ratio === undefined) {
    const over = luminance(flatten(color, background));
    const under = luminance(flatten(background, background));
    ratio = (Math.max(over, under) + 0.05) / (Math.min(over, under) + 0.05);
    if (known.size >= mostKnown) {
      known.clear();
    }
    known.set(key, ratio);
  }
  return ratio;
}

/** Text of ordinary size needs this much (WCAG 2.2, 1.4.3). */
const leastTextContrast = 4.5;

/** A colour as text on the theme's background: as much of the foreground mixed in as it takes to be read. */
export function readable(color: string, theme: FigureTheme): string {
  for (let share = 0; share < 100; share += 10) {
    const mixed = share === 0 ? color : `color-mix(in srgb, ${color}, ${theme.foreground} ${share}%)`;
    if (contrast(mixed, theme.background) >= leastTextContrast) {
      return mixed;
    }
  }
  return theme.foreground;
}

/** The colour between two others: `share` of the second one, 0…1. */
export function mixedColor(from: string, to: string, share: number): string {
  return `color-mix(in oklab, ${from}, ${to} ${Math.round(100 * Math.min(1, Math.max(0, share)))}%)`;
}
