import { crc32c } from '../base/crc32';

/** CRC-32C as TFRecord files state it: turned by 15 bits, and a constant added (tensorflow/core/lib/hash/crc32c.h). */
export function maskedCrc32c(bytes: Uint8Array): number {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
