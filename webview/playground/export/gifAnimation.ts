import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { AnimationWriter } from '../../figures/kit/export/figureExports';

/** An animation of a figure as a GIF file that repeats; each picture has its best 256 colours. */
export function gifAnimation(): AnimationWriter {
  const encoder = GIFEncoder();
  let isFirst = true;
  return {
    add({ data, width, height }, delay) {
      const rgba = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      const palette = quantize(rgba, 256);
      const repeat = isFirst ? { repeat: 0 } : {};
      isFirst = false;
      encoder.writeFrame(applyPalette(rgba, palette), width, height, { palette, delay, ...repeat });
    },
    finish() {
      encoder.finish();
      return encoder.bytes();
    },
  };
}
