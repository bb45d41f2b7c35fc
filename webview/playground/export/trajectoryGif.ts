import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { ImageGrid } from '../../engine/contract/imageGrid';
import { enlargedGrid } from './enlargedGrid';
import type { Picture } from './picture';

const scale = 4;
const frameMs = 60;
/** The finished images stay in sight before the animation begins anew. */
const lastFrameMs = 2000;
const greys = Array.from({ length: 256 }, (_, level) => [level, level, level] as const);

/**
 * The recorded denoising steps as an animated GIF, one grid a frame. Grey levels are kept; of colours each frame has
 * its best 256.
 */
export function encodeTrajectoryGif(frames: readonly ImageGrid[]): Uint8Array<ArrayBuffer> {
  const encoder = GIFEncoder();
  for (const [index, frame] of frames.entries()) {
    const picture = enlargedGrid(frame, scale);
    const repeat = index === 0 ? { repeat: 0 } : {};
    const delay = index === frames.length - 1 ? lastFrameMs : frameMs;
    if (picture.channels === 1) {
      const palette = index === 0 ? { palette: greys } : {};
      encoder.writeFrame(picture.pixels, picture.width, picture.height, { ...palette, ...repeat, delay });
    } else {
      const rgba = rgbaOf(picture);
      const palette = quantize(rgba, 256);
      const pixels = applyPalette(rgba, palette);
      encoder.writeFrame(pixels, picture.width, picture.height, { palette, ...repeat, delay });
    }
  }
  encoder.finish();
  return encoder.bytes();
}

function rgbaOf({ pixels }: Picture): Uint8Array {
  const rgba = new Uint8Array((pixels.length / 3) * 4).fill(255);
  for (let pixel = 0; pixel < pixels.length / 3; pixel++) {
    rgba.set(pixels.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  }
  return rgba;
}
