/** A cyclic redundancy check of 32 bits, whose polynomial is given with its bits reflected; an unsigned integer. */
function reflectedCrc(polynomial: number): (bytes: Uint8Array) => number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ polynomial : remainder >>> 1;
    }
    return remainder;
  });
  return (bytes) => {
    let crc = 0xffffffff;
    for (const byte of bytes) {
      crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
    }
    return (crc ^ 0xffffffff) >>> 0;
  };
}

/** CRC-32 of ISO 3309, polynomial 0x04C11DB7, as PNG, gzip and ZIP state it. */
export const crc32 = reflectedCrc(0xedb88320);

/** CRC-32 in eight hexadecimal digits. */
export const crc32Digits = (bytes: Uint8Array): string => crc32(bytes).toString(16).padStart(8, '0');

/** CRC-32C: of Castagnoli's polynomial 0x1EDC6F41 (RFC 3720, appendix B.4). */
export const crc32c = reflectedCrc(0x82f63b78);
