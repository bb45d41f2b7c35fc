import type { Provenance } from '../../../src/protocol/provenance';
import type { DeviceDisplay, DeviceGrid } from '../contract/deviceGrid';
import { drawImageGrid } from './drawImageGrid';
import { drawPoints, type VectorField } from './pointsPicture';
import type { ImageGrid } from '../contract/imageGrid';
import type { PointsColors } from '../protocol/pictures';

export type FrameRole = 'xt' | 'x0';
/** Images in memory, or on the device that computed them. */
export type Grid = ImageGrid | DeviceGrid;
export type Frame = Readonly<Record<FrameRole, Grid>> & {
  readonly t: number;
  /** Of points: where they move next. */
  readonly field?: VectorField;
};

/** Colours for light and dark themes alike, until the page sends the theme's. */
const neutral: PointsColors = { data: '#808080', sample: '#3794ff', path: '#808080', field: '#808080' };

/** The recorded steps of one sampling, and the canvases that show one of them. */
export class FrameRecorder {
  private readonly canvases = new Map<FrameRole, OffscreenCanvas>();
  private frames: Frame[] = [];
  /** Of earlier samplings, until there is a new picture. */
  private replaced: Frame[] = [];
  private display: DeviceDisplay | undefined;
  private shown: Frame | undefined;
  private coming: Provenance | undefined;
  private shownMade: Provenance | undefined;
  private colors = neutral;
  /** What points are drawn upon, x and y of each. */
  private data: Float32Array = new Float32Array();

  /** `onFailure` is told why a picture could not be read from its device. */
  constructor(private readonly onFailure: (error: unknown) => void) {}

  attach(role: FrameRole, canvas: OffscreenCanvas): void {
    this.canvases.set(role, canvas);
    this.draw();
  }

  setColors(colors: PointsColors): void {
    this.colors = colors;
    this.draw();
  }

  /** What draws on canvases that show frames of a device; none without a device. */
  setDisplay(display: DeviceDisplay | undefined): void {
    this.display = display;
  }

  /** Whether frames may stay on a device, and be drawn from there. */
  get drawsFromDevice(): boolean {
    return this.display !== undefined;
  }

  /** Begins anew; `data` are the points to show behind those that are recorded, `made` what makes the pictures. */
  clear(data: Float32Array = new Float32Array(), made?: Provenance): void {
    this.replaced.push(...this.frames);
    this.frames = [];
    this.data = data;
    this.coming = made;
  }

  /** What made the picture that is shown. */
  get made(): Provenance | undefined {
    return this.shownMade;
  }

  /** Forgets all frames: their device is about to go. */
  forget(): void {
    this.clear();
    this.shown = undefined;
    this.shownMade = undefined;
    this.disposeReplaced();
  }

  /** Records a frame, shows it, and returns its index. */
  record(frame: Frame): number {
    this.disposeReplaced();
    this.frames.push(frame);
    this.shown = frame;
    this.shownMade = this.coming;
    this.draw();
    return this.frames.length - 1;
  }

  /** Adds a field to a frame that was recorded before. */
  addField(index: number, field: VectorField): void {
    const frame = this.frames[index];
    if (!frame) {
      return;
    }
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
    if (!frame) {
      return false;
    }
    this.shown = frame;
    this.draw();
    return true;
  }

  /** The shown images, brought into memory; undefined before there are any. */
  async pixels(role: FrameRole): Promise<ImageGrid | undefined> {
    return this.shown && read(this.shown[role]);
  }

  /** Every recorded step's images, brought into memory. */
  all(role: FrameRole): Promise<ImageGrid[]> {
    return Promise.all(this.frames.map((frame) => read(frame[role])));
  }

  private disposeReplaced(): void {
    for (const { xt, x0 } of this.replaced) {
      for (const grid of [xt, x0]) {
        if (isOnDevice(grid)) {
          grid.dispose();
        }
      }
    }
    this.replaced = [];
  }

  private draw(): void {
    const { shown } = this;
    if (!shown) {
      return;
    }
    for (const [role, canvas] of this.canvases) {
      const grid = shown[role];
      if (!isOnDevice(grid)) {
        this.drawInMemory(canvas, shown, role, grid);
      } else if (!grid.draw(canvas)) {
        void this.drawAfterReading(canvas, shown, role, grid);
      }
    }
  }

  /** A canvas keeps its first context: one with a 2D context cannot be drawn on by the device. */
  private async drawAfterReading(
    canvas: OffscreenCanvas,
    shown: Frame,
    role: FrameRole,
    grid: DeviceGrid,
  ): Promise<void> {
    try {
      const pixels = await grid.read();
      if (this.shown === shown) {
        this.drawInMemory(canvas, shown, role, pixels);
      }
    } catch (error) {
      // A picture that is no longer shown may have been disposed with its device.
      if (this.shown === shown) {
        this.onFailure(error);
      }
    }
  }

  private drawInMemory(canvas: OffscreenCanvas, shown: Frame, role: FrameRole, grid: ImageGrid): void {
    const drawable = canvas.getContext('2d') ? canvas : new OffscreenCanvas(1, 1);
    const { data, colors } = this;
    const { points } = grid;
    if (!points) {
      drawImageGrid(drawable, grid);
    } else if (role === 'xt') {
      drawPoints(drawable, { data, points, past: this.past(shown), field: undefined }, colors);
    } else {
      drawPoints(drawable, { data, points, past: [], field: shown.field }, colors);
    }
    if (drawable !== canvas) {
      this.display?.copy(drawable, canvas);
    }
  }

  private past(shown: Frame): Float32Array[] {
    const earlier = this.frames.slice(0, Math.max(0, this.frames.indexOf(shown)));
    return earlier.flatMap(({ xt }) => (!isOnDevice(xt) && xt.points ? [xt.points] : []));
  }
}

function isOnDevice(grid: Grid): grid is DeviceGrid {
  return 'read' in grid;
}

function read(grid: Grid): Promise<ImageGrid> {
  return isOnDevice(grid) ? grid.read() : Promise.resolve(grid);
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
