import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32, crc32c, crc32Digits } from '../../../src/base/crc32';

it('CRC-32 is that of zlib', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crc32(bytes) === zlibCrc32(bytes)));
});

it('CRC-32 is written in eight digits', () => {
  expect(crc32Digits(new TextEncoder().encode('123456789'))).toBe('cbf43926');
  expect(crc32Digits(new Uint8Array())).toBe('00000000');
});

/** RFC 3720, appendix B.4. */
it.each([
  ['32 bytes of zeros', new Uint8Array(32), 0x8a9136aa],
  ['32 bytes of ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ['32 increasing bytes', Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
  ['32 decreasing bytes', Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c],
  ['“123456789”', new TextEncoder().encode('123456789'), 0xe3069283],
])('the CRC-32C of %s is the published one', (_, bytes, published) => {
  expect(crc32c(bytes)).toBe(published);
});
