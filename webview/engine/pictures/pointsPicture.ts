import type { PointsColors } from '../protocol/pictures';

/** The plane that is shown reaches from −extent to extent: noise needs more room than data. */
export const extent = 2.2;

/** Pixels of the picture's side; the page makes it smaller or larger. */
const side = 720;
/** Paths of more points than these would cover the plane. */
const mostPaths = 96;

/** Where a sample moves from places in the plane. */
export interface VectorField {
  /** x and y of each place. */
  readonly places: Float32Array;
  /** How far a sample moves from there in one unit of time, from noise to data. */
  readonly vectors: Float32Array;
}

/** What one picture of the plane shows; points are x and y in turn. */
export interface PointsScene {
  readonly data: Float32Array;
  readonly points: Float32Array;
  /** The same points at earlier steps, the first step first. */
  readonly past: readonly Float32Array[];
  readonly field: VectorField | undefined;
}

type Plane = OffscreenCanvasRenderingContext2D;

/** Draws the plane: the data faint, the paths so far as thin lines, the field as arrows, and the points strong. */
export function drawPoints(
  canvas: OffscreenCanvas,
  { data, points, past, field }: PointsScene,
  colors: PointsColors,
): void {
  canvas.width = side;
  canvas.height = side;
  const plane = canvas.getContext('2d');
  if (!plane) {
    return;
  }
  plane.globalAlpha = 0.3;
  dots(plane, data, colors.data, 2.2);
  if (field) {
    arrows(plane, field, colors.field);
  }
  plane.globalAlpha = 0.45;
  paths(plane, [...past, points], colors.path);
  plane.globalAlpha = 1;
  dots(plane, points, colors.sample, 3.4);
}

/** A place of the plane in pixels; y points up. */
export function toPixels(x: number, y: number): readonly [x: number, y: number] {
  return [((x / extent + 1) / 2) * side, ((1 - y / extent) / 2) * side];
}

function dots(plane: Plane, points: Float32Array, color: string, radius: number): void {
  plane.fillStyle = color;
  plane.beginPath();
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = toPixels(points[i] ?? 0, points[i + 1] ?? 0);
    plane.moveTo(x + radius, y);
    plane.arc(x, y, radius, 0, 2 * Math.PI);
  }
  plane.fill();
}

function paths(plane: Plane, steps: readonly Float32Array[], color: string): void {
  plane.strokeStyle = color;
  plane.lineWidth = 1;
  plane.beginPath();
  const count = Math.min(mostPaths, (steps[0]?.length ?? 0) / 2);
  for (let point = 0; point < count; point++) {
    for (const [index, step] of steps.entries()) {
      const at = toPixels(step[2 * point] ?? 0, step[2 * point + 1] ?? 0);
      if (index === 0) {
        plane.moveTo(...at);
      } else {
        plane.lineTo(...at);
      }
    }
  }
  plane.stroke();
}

/** Arrows half as long as would touch the next one, and shorter where the field is weak. */
function arrows(plane: Plane, { places, vectors }: VectorField, color: string): void {
  const lengths = Array.from({ length: vectors.length / 2 }, (_, i) =>
    Math.hypot(vectors[2 * i] ?? 0, vectors[2 * i + 1] ?? 0),
  );
  const longest = Math.max(...lengths, 1e-9);
  const reach = (0.8 * 2 * extent) / Math.sqrt(lengths.length);
  plane.strokeStyle = color;
  plane.globalAlpha = 0.8;
  plane.lineWidth = 1.2;
  plane.beginPath();
  lengths.forEach((length, i) => {
    const [x = 0, y = 0] = places.subarray(2 * i, 2 * i + 2);
    const scale = reach / longest;
    const tip = toPixels(x + (vectors[2 * i] ?? 0) * scale, y + (vectors[2 * i + 1] ?? 0) * scale);
    const from = toPixels(x, y);
    plane.moveTo(...from);
    plane.lineTo(...tip);
    const angle = Math.atan2(tip[1] - from[1], tip[0] - from[0]);
    const head = Math.min(6, (length / longest) * 12);
    for (const turn of [-2.6, 2.6]) {
      plane.moveTo(...tip);
      plane.lineTo(tip[0] + head * Math.cos(angle + turn), tip[1] + head * Math.sin(angle + turn));
    }
  });
  plane.stroke();
}
