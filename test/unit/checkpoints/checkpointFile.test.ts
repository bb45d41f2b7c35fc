import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CheckpointRefusal,
  newRunId,
  notFinite,
  readCheckpointFile,
  withDivergence,
  writeCheckpointFile,
} from '../../../src/checkpoints/checkpointFile';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { decodeSafetensors, encodeSafetensors } from '../../../src/safetensors';
import { smallRun } from './smallRun';

const bytes = smallRun({ id: 'abc', step: 7 });
const headerEnd = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));

const flipped = (bit: number): Uint8Array => {
  const copy = bytes.slice();
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};
const refusal = (file: Uint8Array): CheckpointRefusal => {
  try {
    readCheckpointFile(file);
  } catch (error) {
    if (error instanceof CheckpointRefusal) {
      return error;
    }
    throw error;
  }
  throw new Error('The file was taken.');
};
/** As another program would write it: with whatever metadata, and no new checksum. */
const rewritten = (change: (metadata: Record<string, string>) => void): Uint8Array => {
  const { tensors, metadata } = decodeSafetensors(bytes);
  const copy = { ...metadata };
  change(copy);
  return encodeSafetensors(tensors, copy);
};

describe('the checksum', () => {
  it('finds each of 1,000 changed bits of the data', () => {
    const dataBits = (bytes.length - headerEnd) * 8;
    const bits = fc.integer({ min: headerEnd * 8, max: headerEnd * 8 + dataBits - 1 });
    fc.assert(
      fc.property(bits, (bit) => {
        const { message, damaged } = refusal(flipped(bit));
        expect(damaged).toBe(true);
        expect(message).toMatch(/checksum is not that of its contents/);
      }),
      { numRuns: 1000 },
    );
  });

  it('lets no changed bit of the header through either', () => {
    for (let bit = 0; bit < headerEnd * 8; bit++) {
      expect(refusal(flipped(bit)).message).not.toBe('');
    }
  });

  it('finds a missing piece that leaves the file sound', () => {
    const { tensors, metadata } = decodeSafetensors(bytes);
    const fewer = new Map(tensors);
    fewer.delete('ema.w');
    expect(refusal(encodeSafetensors(fewer, metadata)).message).toMatch(/checksum/);
  });
});

describe('a checkpoint file', () => {
  it('gives back the run, its name and what another version wrote about it', () => {
    const { run, id } = readCheckpointFile(bytes);
    expect([run.step, id]).toEqual([7, 'abc']);
    const { tensors } = decodeSafetensors(bytes);
    const others = { optimiser: '{"kind":"lion"}' };
    const newer = writeCheckpointFile({ tensors, run, id, others });
    const again = readCheckpointFile(newer);
    expect(again.others).toEqual(others);
    expect(readCheckpointFile(withDivergence(newer, { what: 'loss', step: 9 })).others).toEqual(others);
  });

  it('opens without a checksum and a name, as it was written before there were any', () => {
    const old = (step: number, seed = 1) => {
      const { tensors, metadata } = decodeSafetensors(smallRun({ step, seed }));
      const { checksum, ...rest } = metadata;
      expect(checksum).toMatch(/^[\da-f]{8}$/);
      return readCheckpointFile(encodeSafetensors(tensors, rest));
    };
    expect(old(3).run.step).toBe(3);
    // What belongs together is told by how the run was set up.
    expect(old(3).id).toBe(old(9).id);
    expect(old(3, 2).id).not.toBe(old(3).id);
  });

  it('must keep its checksum once its run has a name', () => {
    const without = rewritten((metadata) => delete metadata['checksum']);
    expect(refusal(without)).toMatchObject({ damaged: true });
  });

  it('of another version is refused, and is not called damaged', () => {
    const next = refusal(rewritten((metadata) => (metadata['version'] = '2')));
    expect(next.message).toMatch(/has the version 2/);
    expect(next.damaged).toBe(false);
    const { run, tensors } = readCheckpointFile(bytes);
    const train = { ...defaultPlaygroundState.train, optimiser: 'lion' };
    const unknown = writeCheckpointFile({
      tensors,
      run: { ...run, train },
      id: 'a',
      others: {},
    });
    expect(refusal(unknown).message).toMatch(/train\.optimiser/);
    expect(refusal(unknown).damaged).toBe(false);
  });

  it('keeps why the run went no further', () => {
    expect(readCheckpointFile(bytes).diverged).toBeUndefined();
    const stopped = withDivergence(bytes, { what: 'weights', step: 12 });
    expect(readCheckpointFile(stopped)).toMatchObject({ id: 'abc', diverged: { what: 'weights', step: 12 } });
  });

  it('names the first tensor that is not finite', () => {
    const { tensors } = readCheckpointFile(smallRun({ value: NaN }));
    expect(notFinite(tensors)).toBe('weights.w');
    expect(notFinite(readCheckpointFile(smallRun({ value: -Infinity })).tensors)).toBe('weights.w');
    expect(notFinite(readCheckpointFile(bytes).tensors)).toBeUndefined();
  });
});

it('gives each run a name of its own', () => {
  const names = Array.from({ length: 100 }, newRunId);
  expect(new Set(names).size).toBe(100);
  expect(names.every((name) => /^[\da-f]{32}$/.test(name))).toBe(true);
});
