/** Values on a square grid of `side`×`side` points, row by row from the top. */
export interface Grid {
  readonly side: number;
  readonly values: Float64Array;
}

type Point = readonly [number, number];

/**
 * The line where a grid's values cross `level`, as straight pieces in grid units (marching squares, the
 * crossings placed by linear interpolation).
 */
export function contour({ side, values }: Grid, level: number): readonly (readonly [Point, Point])[] {
  const pieces: [Point, Point][] = [];
  const at = (x: number, y: number): number => (values[y * side + x] ?? 0) - level;
  for (let y = 0; y + 1 < side; y += 1) {
    for (let x = 0; x + 1 < side; x += 1) {
      const corners = [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)] as const;
      const above = corners.filter((corner) => corner > 0).length;
      if (above === 0 || above === corners.length) {
        continue;
      }
      const crossings = cellCrossings(x, y, corners);
      const [first, second, third, fourth] = crossings;
      if (first !== undefined && second !== undefined) {
        if (third !== undefined && fourth !== undefined) {
          pieces.push(...saddle([first, second, third, fourth], corners));
        } else {
          pieces.push([first, second]);
        }
      }
    }
  }
  return pieces;
}

/** Where the level crosses a cell's edges, in the order top, right, bottom, left. */
function cellCrossings(x: number, y: number, corners: readonly [number, number, number, number]): Point[] {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const edges: readonly [number, number, (part: number) => Point][] = [
    [topLeft, topRight, (part) => [x + part, y]],
    [topRight, bottomRight, (part) => [x + 1, y + part]],
    [bottomLeft, bottomRight, (part) => [x + part, y + 1]],
    [topLeft, bottomLeft, (part) => [x, y + part]],
  ];
  return edges
    .filter(([from, to]) => from > 0 !== to > 0)
    .map(([from, to, place]) => place(from / (from - to)));
}

/** Four crossings can be joined in two ways; the mean of the corners says whether the middle is above. */
function saddle(
  [top, right, bottom, left]: readonly [Point, Point, Point, Point],
  corners: readonly [number, number, number, number],
): [Point, Point][] {
  const middleAbove = corners.reduce((sum, value) => sum + value, 0) > 0;
  return middleAbove === corners[0] > 0
    ? [
        [top, right],
        [bottom, left],
      ]
    : [
        [top, left],
        [right, bottom],
      ];
}
