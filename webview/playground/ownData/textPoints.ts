/** The height that letters are drawn at, in pixels. */
const letterHeight = 96;
export const longestPointsText = 12;

/** The places within −1 to 1 that a text is drawn at; none for a text that leaves no ink. */
export function textPoints(text: string): readonly (readonly [x: number, y: number])[] {
  const font = `bold ${letterHeight}px sans-serif`;
  const width = measured(text, font);
  if (width === 0) {
    return [];
  }
  const canvas = new OffscreenCanvas(width + letterHeight, 2 * letterHeight);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) {
    return [];
  }
  context.font = font;
  context.textBaseline = 'middle';
  context.fillText(text, letterHeight / 2, letterHeight);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const inked: [number, number][] = [];
  for (let pixel = 0; pixel < canvas.width * canvas.height; pixel++) {
    if ((data[4 * pixel + 3] ?? 0) > 127) {
      inked.push([pixel % canvas.width, -Math.floor(pixel / canvas.width)]);
    }
  }
  return filled(inked);
}

function measured(text: string, font: string): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) {
    return 0;
  }
  context.font = font;
  return Math.ceil(context.measureText(text.slice(0, longestPointsText)).width);
}

/** Moved and scaled by one factor so that they fill −1 to 1. */
function filled(places: readonly [number, number][]): readonly (readonly [number, number])[] {
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)].map((values) => {
    const least = values.reduce((a, b) => Math.min(a, b), Infinity);
    const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
    return { middle: (least + most) / 2, half: (most - least) / 2 };
  });
  const reach = Math.max(xs?.half ?? 0, ys?.half ?? 0) || 1;
  return places.map(([x, y]) => [(x - (xs?.middle ?? 0)) / reach, (y - (ys?.middle ?? 0)) / reach] as const);
}
