import { drawImageGrid } from './imageGrid';
import { drawPoints, type VectorField } from './pointsPicture';
import type { ImageGrid, PointsColors } from './workerProtocol';

export type FrameRole = 'xt' | 'x0';
export type Frame = Readonly<Record<FrameRole, ImageGrid>> & {
  readonly t: number;
  /** Of points: where they move next. */
  readonly field?: VectorField;
};

/** Seen on light and on dark until the page says what the theme has. */
const neutral: PointsColors = { data: '#808080', sample: '#3794ff', path: '#808080', field: '#808080' };

/** The recorded steps of one sampling, and the canvases that show one of them. */
export class FrameRecorder {
  private readonly canvases = new Map<FrameRole, OffscreenCanvas>();
  private frames: Frame[] = [];
  private shown: Frame | undefined;
  private colors = neutral;
  /** What points are drawn upon, x and y of each. */
  private data: Float32Array = new Float32Array();

  attach(role: FrameRole, canvas: OffscreenCanvas): void {
    this.canvases.set(role, canvas);
    this.draw();
  }

  setColors(colors: PointsColors): void {
    this.colors = colors;
    this.draw();
  }

  /** Begins anew; `data` are the points to show behind those that are recorded. */
  clear(data: Float32Array = new Float32Array()): void {
    this.frames = [];
    this.data = data;
  }

  /** Records a frame, shows it, and returns its index. */
  record(frame: Frame): number {
    this.frames.push(frame);
    this.shown = frame;
    this.draw();
    return this.frames.length - 1;
  }

  /** Adds a field to a frame that was recorded before. */
  addField(index: number, field: VectorField): void {
    const frame = this.frames[index];
    if (!frame) return;
    const complete = { ...frame, field };
    this.frames[index] = complete;
    if (this.shown === frame) {
      this.shown = complete;
      this.draw();
    }
  }

  /** @returns whether there is such a frame. */
  show(index: number): boolean {
    const frame = this.frames[index];
    if (!frame) return false;
    this.shown = frame;
    this.draw();
    return true;
  }

  pixels(role: FrameRole): ImageGrid | undefined {
    return this.shown?.[role];
  }

  /** Every recorded step's images. */
  all(role: FrameRole): ImageGrid[] {
    return this.frames.map((frame) => frame[role]);
  }

  private draw(): void {
    const { shown, data, colors } = this;
    if (!shown) return;
    for (const [role, canvas] of this.canvases) {
      const { points } = shown[role];
      if (!points) drawImageGrid(canvas, shown[role]);
      else if (role === 'xt')
        drawPoints(canvas, { data, points, past: this.past(shown), field: undefined }, colors);
      else drawPoints(canvas, { data, points, past: [], field: shown.field }, colors);
    }
  }

  private past(shown: Frame): Float32Array[] {
    const earlier = this.frames.slice(0, Math.max(0, this.frames.indexOf(shown)));
    return earlier.flatMap(({ xt }) => (xt.points ? [xt.points] : []));
  }
}

/** Which of `steps` steps are recorded: all of them, or `limit` evenly spread ones with the first and the last. */
export function recordedSteps(steps: number, limit = 100): ReadonlySet<number> {
  const count = Math.min(steps, limit);
  return new Set(
    Array.from({ length: count }, (_, i) =>
      count === 1 ? steps - 1 : Math.round((i * (steps - 1)) / (count - 1)),
    ),
  );
}
