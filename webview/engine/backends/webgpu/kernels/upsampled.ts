import type { Tensor } from '../plan/tensor';

/** How a kernel reads an image that it may see upsampled, every pixel as 2×2. */
export interface ImageRead {
  /** The size that is seen. */
  readonly height: number;
  readonly width: number;
  /** WGSL behind a coordinate of what is seen; gives that of the pixel in memory. */
  readonly shift: string;
}

export function imageRead({ height, width }: Tensor, upsample: boolean): ImageRead {
  return upsample ? { height: 2 * height, width: 2 * width, shift: ' >> 1u' } : { height, width, shift: '' };
}
