import type { ReverseChain } from '../../../src/diffusion/reverseChain';

/** Where the paths are drawn, in CSS pixels: steps from left to right, values from below upwards. */
export interface PathArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Values from −reach to reach are shown. */
  readonly reach: number;
  readonly steps: number;
}

/** Where the state after k steps stands. */
export const stepX = ({ left, width, steps }: PathArea, k: number): number => left + (width * k) / steps;

/** Where a value stands. */
export const valueY = ({ top, height, reach }: PathArea, value: number): number =>
  top + (height * (reach - value)) / (2 * reach);

/** Values after each of the first steps as a line to be stroked. */
export function traceValues(
  context: CanvasRenderingContext2D,
  area: PathArea,
  values: readonly (number | undefined)[],
): void {
  values.forEach((value = 0, k) => {
    const [x, y] = [stepX(area, k), valueY(area, value)];
    if (k === 0) {
      context.moveTo(x, y);
    } else {
      context.lineTo(x, y);
    }
  });
}

/** The ways of the first `count` numbers up to `taken` steps, to be stroked. */
export function tracePaths(
  context: CanvasRenderingContext2D,
  area: PathArea,
  chain: ReverseChain,
  taken: number,
  count: number,
): void {
  const states = Array.from({ length: taken + 1 }, (_, k) => chain.at(k));
  context.beginPath();
  for (let path = 0; path < count; path++) {
    traceValues(
      context,
      area,
      states.map((state) => state[path]),
    );
  }
}
