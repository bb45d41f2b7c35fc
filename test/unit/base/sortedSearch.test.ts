import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLeading, lastAtOrBefore } from '../../../src/base/sortedSearch';

const rising = fc.array(fc.integer({ min: -20, max: 20 })).map((all) => all.sort((a, b) => a - b));

describe('a search in a sorted list', () => {
  it('finds the last element at or before a value, as looking at each does', () => {
    fc.assert(
      fc.property(rising, fc.integer({ min: -22, max: 22 }), (all, value) => {
        expect(lastAtOrBefore(all, value)).toBe(all.findLastIndex((each) => each <= value));
      }),
    );
  });

  it('counts what comes before the first that fails', () => {
    expect(countLeading(['a', 'bb', 'ccc'], ({ length }) => length < 3)).toBe(2);
    expect(countLeading([], () => true)).toBe(0);
  });
});
