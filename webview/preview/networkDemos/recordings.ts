import { recordedFrames, recordedSampling } from '../../../src/figures/recording';
import type { Recording } from '../networkScript';

/** x and x̂_0 of all digits after a step. */
export interface Frame {
  readonly step: number;
  readonly x: Float32Array;
  readonly x0: Float32Array;
}

/** The frames of a recorded sampling, as many of its digits as are asked for. */
export async function framesOf({ sampling }: Recording, count: number): Promise<readonly Frame[]> {
  const { side, every, count: recorded } = recordedSampling;
  const width = recorded * side;
  const levels = await greyLevels(sampling);
  const images = (row: number): Float32Array =>
    Float32Array.from({ length: count * side * side }, (_, at) => {
      const image = Math.floor(at / side ** 2);
      const [y, x] = [Math.floor((at % side ** 2) / side), at % side];
      return (levels[(row * side + y) * width + image * side + x] ?? 0) / 127.5 - 1;
    });
  return Array.from({ length: recordedFrames }, (_, frame) => ({
    step: (frame + 1) * every,
    x: images(2 * frame),
    x0: images(2 * frame + 1),
  }));
}

/** Training steps and the losses at them, of a recorded training. */
export function lossesOf({ training }: Recording): {
  readonly steps: readonly number[];
  readonly losses: readonly number[];
} {
  const rows = training.losses
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  return { steps: rows.map(([step = 0]) => step), losses: rows.map(([, loss = 0]) => loss) };
}

/** A PNG's picture. */
export const pictureOf = (png: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> =>
  createImageBitmap(new Blob([png], { type: 'image/png' }));

async function greyLevels(png: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const bitmap = await pictureOf(png);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const rgba = context?.getImageData(0, 0, width, height).data ?? [];
  return Uint8Array.from({ length: width * height }, (_, pixel) => rgba[4 * pixel] ?? 0);
}
