/** A square of `side` CSS pixels that shows the plane from −reach to reach in both directions. */
export interface PlaneView {
  readonly side: number;
  readonly reach: number;
}

/** Where a point of the plane stands in the square, in CSS pixels from its top left. */
export function placeIn({ side, reach }: PlaneView, x: number, y: number): readonly [number, number] {
  const scale = side / (2 * reach);
  return [(x + reach) * scale, (reach - y) * scale];
}

/** Points of the plane in a grid of count × count, in the middles of equal cells, row by row from the top. */
export function gridOf(count: number, reach: number): Float64Array {
  const points = new Float64Array(2 * count ** 2);
  const at = (index: number): number => ((2 * index + 1) / count - 1) * reach;
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      points[2 * (row * count + column)] = at(column);
      points[2 * (row * count + column) + 1] = -at(row);
    }
  }
  return points;
}

/** A line with a head at its end; none where it would be shorter than half a pixel. */
export function paintArrow(
  context: CanvasRenderingContext2D,
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): void {
  const length = Math.hypot(toX - fromX, toY - fromY);
  if (!(length > 0.5 && Number.isFinite(length))) {
    return;
  }
  const angle = Math.atan2(toY - fromY, toX - fromX);
  const head = Math.min(5, length / 2);
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  for (const turn of [2.6, -2.6]) {
    context.moveTo(toX, toY);
    context.lineTo(toX + head * Math.cos(angle + turn), toY + head * Math.sin(angle + turn));
  }
  context.stroke();
}

/**
 * Arrows from the points of a grid, all shortened or lengthened by one factor, so that the longest is as long as a cell
 * is wide.
 * @param vectors x and y in turn, one for each point of `gridOf(count, reach)`
 */
export function paintField(
  context: CanvasRenderingContext2D,
  view: PlaneView,
  count: number,
  vectors: ArrayLike<number>,
): void {
  const points = gridOf(count, view.reach);
  const cell = view.side / count;
  let longest = 0;
  for (let i = 0; i < vectors.length; i += 2) {
    longest = Math.max(longest, Math.hypot(vectors[i] ?? 0, vectors[i + 1] ?? 0));
  }
  if (longest === 0) {
    return;
  }
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = placeIn(view, points[i] ?? 0, points[i + 1] ?? 0);
    const [dx, dy] = [(vectors[i] ?? 0) / longest, (vectors[i + 1] ?? 0) / longest];
    paintArrow(
      context,
      [x - (dx * cell) / 2, y + (dy * cell) / 2],
      [x + (dx * cell) / 2, y - (dy * cell) / 2],
    );
  }
}
