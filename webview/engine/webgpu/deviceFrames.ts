import type { DeviceFrame, DeviceGrid } from '../deviceGrid';
import { gridColumns, imageGrid } from '../imageGrid';
import { bufferUsage, type Gpu } from './gpu';
import type { GridPainter } from './gridPainter';

/** What is kept of a sampling: so many steps' x and x̂_0, of so many square images. */
export interface FramesShape {
  readonly steps: number;
  readonly count: number;
  readonly side: number;
  readonly channels: number;
}

/** Denoising steps that stay on the GPU: drawn from there, and read only to be saved. */
export class DeviceFrames {
  private disposed = false;

  private constructor(
    private readonly gpu: Gpu,
    private readonly painter: GridPainter,
    private readonly shape: FramesShape,
    /** Of every step x, then x̂_0; NCHW. */
    readonly buffer: GPUBuffer,
    private readonly pictures: ReturnType<GridPainter['bind']>,
  ) {}

  static async create(gpu: Gpu, painter: GridPainter, shape: FramesShape): Promise<DeviceFrames> {
    const { steps, count } = shape;
    const usage = bufferUsage.STORAGE | bufferUsage.COPY_SRC | bufferUsage.COPY_DST;
    const size = steps * 2 * pictureBytes(shape);
    const buffer = await gpu.createBuffers((create) => create('recorded steps', size, usage));
    const pictures = painter.bind(buffer, { ...shape, columns: gridColumns(count) });
    return new DeviceFrames(gpu, painter, shape, buffer, pictures);
  }

  frame(step: number): DeviceFrame {
    return { xt: this.grid(2 * step), x0: this.grid(2 * step + 1) };
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    for (const buffer of [this.pictures.uniform, this.buffer]) this.gpu.destroyBuffer(buffer);
  }

  private grid(picture: number): DeviceGrid {
    const { gpu, painter, buffer, shape } = this;
    const { count, side, channels } = shape;
    const bytes = pictureBytes(shape);
    return {
      draw: (canvas) => {
        const columns = gridColumns(count);
        const target = painter.target(canvas, columns * side, Math.ceil(count / columns) * side);
        if (target) painter.draw(this.pictures.group, picture, target);
        return target !== undefined;
      },
      read: async () => imageGrid(await gpu.read(buffer, picture * bytes, bytes), count, side, channels),
      dispose: () => this.dispose(),
    };
  }
}

function pictureBytes({ count, side, channels }: FramesShape): number {
  return count * channels * side ** 2 * 4;
}
