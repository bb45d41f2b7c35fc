import { GIFEncoder } from 'gifenc';
import type { ImageGrid } from '../../engine/workerProtocol';
import { enlargedGrid } from './enlargedGrid';

const scale = 4;
const frameMs = 60;
/** The finished images stay in sight before the animation begins anew. */
const lastFrameMs = 2000;
const greys = Array.from({ length: 256 }, (_, level) => [level, level, level] as const);

/** The recorded denoising steps as an animated GIF, one grid a frame. */
export function encodeTrajectoryGif(frames: readonly ImageGrid[]): Uint8Array<ArrayBuffer> {
  const encoder = GIFEncoder();
  for (const [index, frame] of frames.entries()) {
    const { width, height, pixels } = enlargedGrid(frame, scale);
    encoder.writeFrame(pixels, width, height, {
      ...(index === 0 ? { palette: greys, repeat: 0 } : {}),
      delay: index === frames.length - 1 ? lastFrameMs : frameMs,
    });
  }
  encoder.finish();
  return encoder.bytes();
}
