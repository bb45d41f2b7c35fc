import type { DeviceFrame, DeviceGrid } from '../../../contract/deviceGrid';
import { gridColumns, imageGrid } from '../../../pictures/drawImageGrid';
import type { ImageGrid } from '../../../contract/imageGrid';
import { bufferUsage, type Gpu } from '../gpu';
import type { GridPainter, Picture } from './gridPainter';

/** What is kept of a sampling: so many steps' x and x̂_0, of so many square images. */
export interface FramesShape {
  readonly steps: number;
  readonly count: number;
  readonly side: number;
  readonly channels: number;
  /** Images in a row; as nearly square as can be unless said. */
  readonly columns?: number;
}

/** Denoising steps that stay on the GPU: drawn from there, and read only to be saved. */
export class DeviceFrames {
  private disposed = false;

  private constructor(
    private readonly gpu: Gpu,
    private readonly painter: GridPainter,
    readonly shape: Required<FramesShape>,
    /** Of every step x, then x̂_0; NCHW. */
    readonly buffer: GPUBuffer,
    private readonly pictures: ReturnType<GridPainter['bind']>,
  ) {}

  static async create(gpu: Gpu, painter: GridPainter, wanted: FramesShape): Promise<DeviceFrames> {
    const shape = { columns: gridColumns(wanted.count), ...wanted };
    const usage = bufferUsage.STORAGE | bufferUsage.COPY_SRC | bufferUsage.COPY_DST;
    const size = shape.steps * 2 * pictureBytes(shape);
    const buffer = await gpu.createBuffers((create) => create('recorded steps', size, usage));
    return new DeviceFrames(gpu, painter, shape, buffer, painter.bind(buffer, shape));
  }

  frame(step: number): DeviceFrame {
    return { xt: this.grid(2 * step), x0: this.grid(2 * step + 1) };
  }

  /** What draws the picture of a number. */
  picture(number: number): Picture {
    const { count, columns, side } = this.shape;
    return { group: this.pictures.group, number, height: Math.ceil(count / columns) * side };
  }

  /** Brings the picture of a number into memory. */
  read(number: number): Promise<Float32Array> {
    const bytes = pictureBytes(this.shape);
    return this.gpu.read(this.buffer, number * bytes, bytes);
  }

  dispose(): void {
    if (this.disposed) {
      return;
    }
    this.disposed = true;
    for (const buffer of [this.pictures.uniform, this.buffer]) {
      this.gpu.destroyBuffer(buffer);
    }
  }

  private grid(number: number): DeviceGrid {
    return new FramesGrid(this.painter, [{ frames: this, number }]);
  }
}

/** Pictures of recordings, one below the other. */
class FramesGrid implements DeviceGrid {
  constructor(
    private readonly painter: GridPainter,
    private readonly parts: readonly { readonly frames: DeviceFrames; readonly number: number }[],
  ) {}

  above(others: readonly DeviceGrid[]): DeviceGrid {
    const below = others.flatMap((other) => (other instanceof FramesGrid ? other.parts : []));
    return new FramesGrid(this.painter, [...this.parts, ...below]);
  }

  draw(canvas: OffscreenCanvas): boolean {
    const pictures = this.parts.map(({ frames, number }) => frames.picture(number));
    const width = Math.max(...this.parts.map(({ frames: { shape } }) => shape.columns * shape.side));
    const height = pictures.reduce((sum, picture) => sum + picture.height, 0);
    const target = this.painter.target(canvas, width, height);
    if (target) {
      this.painter.draw(pictures, target);
    }
    return target !== undefined;
  }

  async read(): Promise<ImageGrid> {
    const values = await Promise.all(this.parts.map(({ frames, number }) => frames.read(number)));
    const all = Float32Array.from(values.flatMap((each) => [...each]));
    const shapes = this.parts.map(({ frames }) => frames.shape);
    const [{ side, channels, columns } = { side: 1, channels: 1, columns: 1 }] = shapes;
    const count = shapes.reduce((sum, shape) => sum + shape.count, 0);
    return { ...imageGrid(all, count, side, channels), columns };
  }

  dispose(): void {
    for (const { frames } of this.parts) {
      frames.dispose();
    }
  }
}

function pictureBytes({ count, side, channels }: FramesShape): number {
  return count * channels * side ** 2 * 4;
}
