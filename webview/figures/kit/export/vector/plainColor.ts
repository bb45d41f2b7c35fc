/** A colour as every program that draws SVG reads it: six digits and an opacity. */
export interface PlainColor {
  readonly color: string;
  /** 0…1. */
  readonly opacity: number;
}

let pixel: CanvasRenderingContext2D | null | undefined;

/** A colour as a canvas returns it, `color(srgb …)` and `oklab(…)` among them; the opacity stands at its end. */
export function plainColor(serialized: string): PlainColor {
  const at = serialized.lastIndexOf(serialized.startsWith('rgba') ? ',' : '/');
  const opacity = at < 0 ? undefined : serialized.slice(at + 1, -1).trim();
  pixel ??= onePixel();
  if (pixel === null) {
    return { color: '#000000', opacity: 1 };
  }
  pixel.fillStyle = opacity === undefined ? serialized : opaque(serialized);
  pixel.fillRect(0, 0, 1, 1);
  const channels = [...pixel.getImageData(0, 0, 1, 1).data.subarray(0, 3)];
  const color = `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  return { color, opacity: opacity === undefined ? 1 : Number(opacity) };
}

const opaque = (serialized: string): string =>
  serialized.startsWith('rgba')
    ? serialized.replace(/^rgba/, 'rgb').replace(/,[^,]*\)$/, ')')
    : serialized.replace(/ ?\/[^/]*\)$/, ')');

function onePixel(): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  return canvas.getContext('2d', { willReadFrequently: true });
}
