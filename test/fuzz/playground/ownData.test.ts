import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOwnDataId } from '../../../src/base/ownDataId';
import { encodeOwnData, OwnDataRefusal, readOwnData } from '../../../src/datasets/ownData';
import { mostOwnPoints } from '../../../src/figures/ownPoints';
import { readCsvPoints } from '../../../src/figures/csvPoints';
import { encodeSafetensors } from '../../../src/safetensors';
import { seal, unsealed } from '../../../src/safetensors/checksum';

const sound = encodeOwnData({
  name: 'A',
  classes: ['a', 'b'],
  side: 16,
  channels: 1,
  labels: Uint8Array.from({ length: 16 }, (_, i) => i % 2),
  images: new Uint8Array(16 * 256),
}).bytes;

/** Either data that are sound, or a refusal in a sentence. */
function readOrRefuse(bytes: Uint8Array): void {
  try {
    expect(isOwnDataId(readOwnData(bytes).id)).toBe(true);
  } catch (error) {
    expect(error).toBeInstanceOf(OwnDataRefusal);
    expect((error as Error).message).not.toBe('');
  }
}

it('takes own data whole or refuses them, whatever was changed or cut off', () => {
  const change = fc.record({ at: fc.nat(sound.length - 1), to: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), fc.nat(sound.length), (changes, length) => {
      const bytes = sound.slice(0, length);
      changes.forEach(({ at, to }) => (bytes[Math.min(at, bytes.length - 1)] = to));
      readOrRefuse(bytes);
    }),
    { numRuns: 2000 },
  );
});

it('takes sealed data whole or refuses them, whatever they say of themselves', () => {
  const size = fc.integer({ min: 0, max: 20 });
  const about = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({ name: fc.string(), classes: fc.array(fc.string(), { maxLength: 4 }) })
      .map((each) => JSON.stringify(each)),
  );
  fc.assert(
    fc.property(about, fc.tuple(size, size, size, size), size, (text, shape, labels) => {
      const images = new Uint8Array(shape.reduce((product, extent) => product * extent, 1));
      const bytes = encodeSafetensors(
        new Map([
          ['images', { dtype: 'U8', shape, data: images }],
          ['labels', { dtype: 'U8', shape: [labels], data: new Uint8Array(labels) }],
        ]),
        { format: 'diffusion-playground-data', version: '1', ...unsealed, about: text },
      );
      seal(bytes);
      readOrRefuse(bytes);
    }),
    { numRuns: 1000 },
  );
});

it('reads points of any text within −1 to 1, or says what is wrong', () => {
  const number = fc.oneof(fc.double().map(String), fc.string({ maxLength: 8 }));
  const line = fc
    .tuple(number, fc.constantFrom(',', ';', '\t', ' ', ''), number)
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 300 }), fc.constantFrom(mostOwnPoints, 20_000), (lines, most) => {
      const found = readCsvPoints(lines.join('\n'), most);
      if (found.ok) {
        expect(found.points.length).toBeLessThanOrEqual(most);
        expect(found.points.flat().every((value) => Math.abs(value) <= 1 + 1e-9)).toBe(true);
      } else {
        expect(found.message).not.toBe('');
      }
    }),
    { numRuns: 1000 },
  );
});
