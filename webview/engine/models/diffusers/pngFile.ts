import { zlibSync } from 'fflate';
import { crc32 } from '../../../../src/base/crc32';
import { joinBytes } from '../../../../src/base/joinBytes';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * A grey image, or one of three channels, of 8 bits each as a PNG file.
 * @param pixels channel by channel, each row by row: CHW
 */
export function pngFile(width: number, height: number, pixels: Uint8Array, channels: 1 | 3 = 1): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Bit depth 8, colour type 0 (grey) or 2 (RGB), compression, filter and interlace methods 0.
  header.set([8, channels === 1 ? 0 : 2, 0, 0, 0], 8);
  // Every row begins with its filter, 0 for none.
  const rowBytes = 1 + channels * width;
  const rows = new Uint8Array(height * rowBytes);
  for (let channel = 0; channel < channels; channel++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        rows[y * rowBytes + 1 + channels * x + channel] = pixels[(channel * height + y) * width + x] ?? 0;
      }
    }
  }
  return joinBytes(
    Uint8Array.from(signature),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(rows)),
    chunk('IEND', new Uint8Array()),
  );
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
