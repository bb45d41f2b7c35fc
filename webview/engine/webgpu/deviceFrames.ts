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
  /** Of every step x, then x̂_0; NCHW. */
  readonly buffer: GPUBuffer;
  private readonly pictures: ReturnType<GridPainter['bind']>;
  private disposed = false;

  constructor(
    private readonly gpu: Gpu,
    private readonly painter: GridPainter,
    private readonly shape: FramesShape,
  ) {
    const { steps, count } = shape;
    const usage = bufferUsage.STORAGE | bufferUsage.COPY_SRC | bufferUsage.COPY_DST;
    this.buffer = gpu.createBuffer('recorded steps', steps * this.stepBytes, usage);
    this.pictures = painter.bind(this.buffer, { ...shape, columns: gridColumns(count) });
  }

  /** Of x and x̂_0 together. */
  get stepBytes(): number {
    return 2 * this.pictureBytes;
  }

  frame(step: number): DeviceFrame {
    return { xt: this.grid(2 * step), x0: this.grid(2 * step + 1) };
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    for (const buffer of [this.pictures.uniform, this.buffer]) this.gpu.destroyBuffer(buffer);
  }

  private get pictureBytes(): number {
    const { count, side, channels } = this.shape;
    return count * channels * side ** 2 * 4;
  }

  private grid(picture: number): DeviceGrid {
    const { gpu, painter, buffer, pictureBytes } = this;
    const { count, side, channels } = this.shape;
    return {
      draw: (canvas) => {
        const columns = gridColumns(count);
        const target = painter.target(canvas, columns * side, Math.ceil(count / columns) * side);
        if (target) painter.draw(this.pictures.group, picture, target);
        return target !== undefined;
      },
      read: async () =>
        imageGrid(await gpu.read(buffer, picture * pictureBytes, pictureBytes), count, side, channels),
      dispose: () => this.dispose(),
    };
  }
}
