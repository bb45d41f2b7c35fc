/** A .npy file as NumPy writes it, version 1.0; `header` instead of the usual one. */
export function npy(type: string, shape: readonly number[], data: Uint8Array, header?: string): Uint8Array {
  const extents = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = header ?? `{'descr': '${type}', 'fortran_order': False, 'shape': (${extents}), }`;
  const padded = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`;
  const file = new Uint8Array(10 + padded.length + data.length);
  file.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, padded.length & 255, padded.length >> 8]);
  file.set(new TextEncoder().encode(padded), 10);
  file.set(data, 10 + padded.length);
  return file;
}
