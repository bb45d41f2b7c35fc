import { zipSync } from 'fflate';
import type { Provenance } from '../../../src/protocol/provenance';
import type { ImageGrid } from '../../engine/contract/imageGrid';

/**
 * Samples as NumPy's .npz with one array `arr_0` of uint8 [N, height, width, C], C being 1 or, of
 * colours, 3, as the evaluation scripts of
 * guided-diffusion name and lay it out; points in the plane as float32 [N, 2]. What made them stands beside it.
 */
export function encodeNpz(
  { width, height, count, pixels, colours, points }: ImageGrid,
  made?: Provenance,
): Uint8Array<ArrayBuffer> {
  const array = points
    ? encodeNpy(new Uint8Array(Float32Array.from(points).buffer), '<f4', [count, 2])
    : encodeNpy(colours ?? pixels, '|u1', [count, height, width, colours ? 3 : 1]);
  const files: Record<string, Uint8Array> = { 'arr_0.npy': array };
  if (made) {
    files['made.json'] = new TextEncoder().encode(JSON.stringify(made, null, 2));
  }
  return zipSync(files, { level: 6 });
}

/** One array in NumPy's format, version 1.0. */
function encodeNpy(data: Uint8Array, type: '|u1' | '<f4', shape: readonly number[]): Uint8Array {
  const description = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const magic = Uint8Array.of(0x93, ...new TextEncoder().encode('NUMPY'), 1, 0);
  // The whole header is padded to a multiple of 64 bytes and ends in a newline.
  const length = Math.ceil((magic.length + 2 + description.length + 1) / 64) * 64 - magic.length - 2;
  const header = new TextEncoder().encode(`${description.padEnd(length - 1)}\n`);
  const file = new Uint8Array(magic.length + 2 + length + data.length);
  file.set(magic);
  new DataView(file.buffer).setUint16(magic.length, length, true);
  file.set(header, magic.length + 2);
  file.set(data, magic.length + 2 + length);
  return file;
}
