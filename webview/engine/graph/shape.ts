/** Without the batch: [channels, height, width] of an image, [features] of a vector, [] of a scalar. */
export type Shape = readonly number[];

export interface Padding {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Number of elements of a shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** How a convolution's kernel moves over its input. */
export interface Window {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: Padding;
}

/** A scalar's shape. */
export const scalar: Shape = [];

/** The same number of zeros on every side. */
export function evenPadding(width: number): Padding {
  return { top: width, bottom: width, left: width, right: width };
}

/** Channels, and pixels of each, of a shape [channels, …pixels]. */
export function channelsAndPixels([channels = 1, ...pixels]: Shape): readonly [number, number] {
  return [channels, pixels.reduce((product, extent) => product * extent, 1)];
}
