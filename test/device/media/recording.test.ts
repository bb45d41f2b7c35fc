import { unzlibSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recordedFrames, recordedSampling } from '../../../src/figures/recording';
import { recordedStrip } from '../../tools/models/recordSampling';

/** The grey levels of a PNG as `pngFile` writes it: one IDAT, no filters. */
function levelsOf(png: Buffer, width: number, height: number): Uint8Array {
  const at = png.indexOf('IDAT');
  const rows = unzlibSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const levels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    levels.set(rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)), y * width);
  }
  return levels;
}

it('the recording that the preview plays is what its network draws on ONNX Runtime', async () => {
  const { model, count, side } = recordedSampling;
  const png = readFileSync(`media/models/${model}/sampling.png`);
  const shipped = levelsOf(png, count * side, recordedFrames * 2 * side);
  const drawn = await recordedStrip();
  expect(drawn).toHaveLength(shipped.length);
  const apart = drawn.filter((level, index) => Math.abs(level - (shipped[index] ?? 0)) > 3).length;
  // Rounding differs between processors, and twenty steps carry it on.
  expect(apart / drawn.length).toBeLessThan(0.01);
  expect(png.length).toBeLessThan(60_000);
});
