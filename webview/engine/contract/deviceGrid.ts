import type { ImageGrid } from './imageGrid';

/** A grid of images that is still on the device which computed it. */
export interface DeviceGrid {
  /** Draws it where it is. @returns false when the canvas cannot be drawn on so; then it has to be read. */
  draw(canvas: OffscreenCanvas): boolean;
  /** Brings it into memory, to be saved. */
  read(): Promise<ImageGrid>;
  /** As one grid with others of its device below it, all as wide. */
  above(others: readonly DeviceGrid[]): DeviceGrid;
  /** Gives the memory of its whole recording back. */
  dispose(): void;
}

/** One denoising step's pictures. */
export interface DeviceFrame {
  readonly xt: DeviceGrid;
  readonly x0: DeviceGrid;
}

/** Puts what was drawn in memory on a canvas that belongs to a device. */
export interface DeviceDisplay {
  copy(source: OffscreenCanvas, canvas: OffscreenCanvas): void;
}
