import { describe, expect, it } from 'vitest';
import { toHostSchema } from '../../../src/protocol/toHost';
import { readSavedTuning, withTuning, type SavedTuning } from '../../../src/protocol/savedTuning';
import * as v from 'valibot';

const kernels = { 'convolution 4 3 1 false 0 8x16x16 8x16x16': 'register 4×8' };

describe('kernels that were measured', () => {
  it('are read as they were written', () => {
    expect(readSavedTuning({ 'nvidia ampere': kernels })).toEqual({ 'nvidia ampere': kernels });
    const message = { type: 'tuned', tuning: { 'nvidia ampere': kernels } };
    expect(v.parse(toHostSchema, message)).toEqual(message);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'register 4×8'],
    ['numbers instead of names', { GPU: { shape: 3 } }],
    ['a name without end', { GPU: { shape: 'x'.repeat(1000) } }],
    ['adapters without end', Object.fromEntries(Array.from({ length: 99 }, (_, i) => [`GPU ${i}`, kernels]))],
  ])('are none where %s was kept', (_, saved) => {
    expect(readSavedTuning(saved)).toEqual({});
  });

  it('stay few: the adapter that was measured longest ago makes room', () => {
    let saved: SavedTuning = {};
    for (let i = 0; i < 12; i++) {
      saved = withTuning(saved, `GPU ${i}`, kernels);
    }
    saved = withTuning(saved, 'GPU 6', {});
    expect(Object.keys(saved).at(-1)).toBe('GPU 6');
    expect(saved).not.toHaveProperty('GPU 0');
    expect(readSavedTuning(saved)).toEqual(saved);
  });
});
