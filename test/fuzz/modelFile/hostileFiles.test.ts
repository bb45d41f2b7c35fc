import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSafetensors } from '../../../src/safetensors';
import type { ArrayFile } from '../../../webview/modelFile/arrayFile';
import type { ByteSource } from '../../../webview/modelFile/byteSource';
import { openNpz } from '../../../webview/modelFile/openNpz';
import { openSafetensors } from '../../../webview/modelFile/openSafetensors';
import { readPipeline } from '../../../webview/modelFile/pipeline';
import { npy } from '../../unit/playground/import/npyFile';
import { memorySource } from '../../unit/modelFile/memorySource';

const safetensors = encodeSafetensors(
  new Map([['weight', { dtype: 'F32' as const, shape: [4, 4], data: new Float32Array(16) }]]),
  { format: 'pt' },
);
const archive = zipSync({
  'x.npy': npy('<f4', [16], new Uint8Array(64)),
  'y.npy': npy('|u1', [3], new Uint8Array(3)),
});

/** A sound file with some of its bytes changed, or cut off. */
const spoiled = (file: Uint8Array) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 6 }),
      fc.oneof({ weight: 4, arbitrary: fc.constant(file.length) }, fc.nat(file.length)),
    )
    .map(([changes, end]) => {
      const copy = file.slice();
      for (const [at, byte] of changes) {
        copy[at] = byte;
      }
      return copy.slice(0, end);
    });

/** Opens a file and reads all that it names; whatever is wrong is said in a sentence, and little is read for it. */
async function readsOrRefuses(
  bytes: Uint8Array,
  open: (source: ByteSource) => Promise<ArrayFile>,
): Promise<void> {
  const source = memorySource(bytes);
  try {
    const { entries } = await open(source);
    for (const entry of entries) {
      const most = 10_000;
      expect((await entry.read(most)).length).toBeLessThanOrEqual(most);
    }
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/[.:”)}]/);
  }
  expect(source.taken).toBeLessThan(20 * bytes.length + 100_000);
}

describe('files that may be anything', () => {
  it.each([
    ['safetensors', safetensors, openSafetensors],
    ['an .npz archive', archive, (source: ByteSource) => openNpz('a.npz', source)],
  ] as const)('%s is read or refused', async (_, sound, open) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoiled(sound), fc.uint8Array({ maxLength: 300 })), (bytes) =>
        readsOrRefuses(bytes, open),
      ),
      { numRuns: 2000 },
    );
  });

  it('a model_index.json is read or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json().map((text) => new TextEncoder().encode(text)),
          fc.uint8Array(),
        ),
        (bytes) => {
          try {
            readPipeline(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
