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

/** The contrast ratio (WCAG 2.2) of a CSS colour on an opaque background, 1…21. */
export function contrast(color: string, background: string): number {
  const over = luminance(flatten(color, background));
  const under = luminance(flatten(background, background));
  return (Math.max(over, under) + 0.05) / (Math.min(over, under) + 0.05);
}
