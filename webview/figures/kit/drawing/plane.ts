import { withAlpha } from '../colors/color';
import type { FigureTheme } from '../figure';
import { paintGround, paintParticles } from './particles';
import './plane.css';

/** The class of a picture of the plane: as wide as its column, up to a limit. */
export const planeClass = 'df-plane';

/** Draws in the plane from −reach to reach in both directions, in a square of `side` CSS pixels. */
export class PlaneBrush {
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly side: number,
    private readonly reach: number,
    theme: FigureTheme,
  ) {
    paintGround(context, side, theme);
  }

  dots(points: ArrayLike<number>, color: string, radius: number, opacity: number): void {
    const { context, side, reach } = this;
    paintParticles(context, side, points, { reach, radius, opacity, color });
  }

  /** A line through points of the plane, x and y in turn; `dash` in CSS pixels. */
  line(
    points: ArrayLike<number>,
    color: string,
    width: number,
    opacity: number,
    dash: readonly number[] = [],
  ): void {
    const { context } = this;
    this.pen(color, width, opacity);
    context.setLineDash([...dash]);
    context.beginPath();
    for (let i = 0; i + 1 < points.length; i += 2) {
      context.lineTo(this.x(points[i] ?? 0), this.y(points[i + 1] ?? 0));
    }
    context.stroke();
    context.setLineDash([]);
  }

  /** An arrow from a point of the plane, as long as its vector. */
  arrow(
    [x, y]: readonly [number, number],
    [dx, dy]: readonly [number, number],
    color: string,
    width: number,
    opacity = 1,
  ): void {
    const { context } = this;
    const [fromX, fromY, toX, toY] = [this.x(x), this.y(y), this.x(x + dx), this.y(y + dy)];
    const length = Math.hypot(toX - fromX, toY - fromY);
    if (length < 1) {
      return;
    }
    const head = Math.min(3 + 2 * width, length * 0.6);
    const [ux, uy] = [(toX - fromX) / length, (toY - fromY) / length];
    this.pen(color, width, opacity);
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX - ux * head * 0.7, toY - uy * head * 0.7);
    context.stroke();
    context.fillStyle = context.strokeStyle;
    context.beginPath();
    context.moveTo(toX, toY);
    context.lineTo(toX - head * (ux - uy * 0.5), toY - head * (uy + ux * 0.5));
    context.lineTo(toX - head * (ux + uy * 0.5), toY - head * (uy - ux * 0.5));
    context.fill();
  }

  /** A circle of the plane; `dash` in CSS pixels. */
  circle(
    [x, y]: readonly [number, number],
    radius: number,
    {
      color,
      width,
      dash,
    }: { readonly color: string; readonly width: number; readonly dash: readonly number[] },
  ): void {
    const { context } = this;
    this.pen(color, width, 1);
    context.setLineDash([...dash]);
    context.beginPath();
    context.arc(this.x(x), this.y(y), (radius * this.side) / (2 * this.reach), 0, 2 * Math.PI);
    context.stroke();
    context.setLineDash([]);
  }

  /** A cross of `size` CSS pixels in each direction. */
  cross([x, y]: readonly [number, number], color: string, size: number): void {
    const { context } = this;
    const [px, py] = [this.x(x), this.y(y)];
    this.pen(color, 2, 1);
    context.beginPath();
    context.moveTo(px - size, py);
    context.lineTo(px + size, py);
    context.moveTo(px, py - size);
    context.lineTo(px, py + size);
    context.stroke();
  }

  private pen(color: string, width: number, opacity: number): void {
    this.context.strokeStyle = opacity === 1 ? color : withAlpha(color, opacity);
    this.context.lineWidth = width;
  }

  private x(value: number): number {
    return ((value + this.reach) / (2 * this.reach)) * this.side;
  }

  private y(value: number): number {
    return ((this.reach - value) / (2 * this.reach)) * this.side;
  }
}

/** Tells where in the plane a picture is pressed, and where to the pointer is dragged while it is. */
export function onPlaneDrag(
  canvas: HTMLElement,
  reach: number,
  onMove: (place: readonly [x: number, y: number]) => void,
  signal: AbortSignal,
): void {
  const tell = (event: PointerEvent): void => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const inside = (part: number): number => Math.min(1, Math.max(0, part));
    const [x, y] = [inside((event.clientX - left) / width), inside((event.clientY - top) / height)];
    onMove([(2 * x - 1) * reach, (1 - 2 * y) * reach]);
  };
  canvas.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button === 0) {
        canvas.setPointerCapture(event.pointerId);
        tell(event);
      }
    },
    { signal },
  );
  canvas.addEventListener(
    'pointermove',
    (event) => {
      if (canvas.hasPointerCapture(event.pointerId)) {
        tell(event);
      }
    },
    { signal },
  );
}

/** The nodes of a square lattice of `side` × `side` over the plane, x and y in turn, half a cell from the edges. */
export function lattice(side: number, reach: number): Float64Array {
  const place = (index: number): number => ((2 * index + 1) / side - 1) * reach;
  return Float64Array.from({ length: 2 * side * side }, (_, i) =>
    place(i % 2 === 0 ? Math.floor(i / 2) % side : side - 1 - Math.floor(i / 2 / side)),
  );
}

/**
 * A vector for each node of a lattice as an arrow with the node in its middle, all shortened or lengthened by one
 * factor, so that the longest, or one of length `most`, is `longest` long in the plane.
 */
export function paintField(
  brush: PlaneBrush,
  nodes: Float64Array,
  vectors: ArrayLike<number>,
  {
    longest,
    most = longestOf(vectors),
    color,
    opacity = 1,
  }: {
    readonly longest: number;
    readonly most?: number;
    readonly color: string;
    readonly opacity?: number;
  },
): void {
  const scale = longest / Math.max(most, 1e-12);
  for (let i = 0; i < nodes.length; i += 2) {
    const [dx, dy] = [scale * (vectors[i] ?? 0), scale * (vectors[i + 1] ?? 0)];
    brush.arrow([(nodes[i] ?? 0) - dx / 2, (nodes[i + 1] ?? 0) - dy / 2], [dx, dy], color, 1.2, opacity);
  }
}

/** The length of the longest of vectors. */
export function longestOf(vectors: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < vectors.length; i += 2) {
    most = Math.max(most, Math.hypot(vectors[i] ?? 0, vectors[i + 1] ?? 0));
  }
  return most;
}
