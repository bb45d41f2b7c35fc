import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedOffset } from '../../../src/commands/followEdits';

const change = (rangeOffset: number, rangeLength: number, text: string) => ({
  rangeOffset,
  rangeLength,
  text,
});

describe('a place in an edited note', () => {
  it('moves with what is inserted or removed before it', () => {
    expect(movedOffset(10, [change(3, 0, 'abc')])).toBe(13);
    expect(movedOffset(10, [change(3, 4, '')])).toBe(6);
    expect(movedOffset(10, [change(10, 2, 'xyz')])).toBe(10);
    expect(movedOffset(10, [change(20, 5, 'x')])).toBe(10);
  });

  it('stays within text that takes the place of its own', () => {
    expect(movedOffset(10, [change(8, 6, 'longer than that')])).toBe(10);
    expect(movedOffset(10, [change(8, 6, 'x')])).toBe(9);
    expect(movedOffset(10, [change(8, 6, '')])).toBe(8);
  });

  it('keeps its character, whatever several edits at once do around it', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        fc.string({ maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(30), fc.nat(5), fc.string({ maxLength: 8 })), { maxLength: 4 }),
        (before, after, edits) => {
          const text = `${before}◆${after}`;
          const at = before.length;
          let free = 0;
          const changes = edits
            .map(([offset, length, inserted]) => change(offset, length, inserted.replaceAll('◆', '')))
            .sort((a, b) => a.rangeOffset - b.rangeOffset)
            .filter(({ rangeOffset, rangeLength }) => {
              const end = rangeOffset + rangeLength;
              const isApart = rangeOffset >= free && end <= text.length && (end <= at || rangeOffset > at);
              if (isApart) {
                free = end + 1;
              }
              return isApart;
            });
          const edited = changes.reduceRight(
            (result, { rangeOffset, rangeLength, text: inserted }) =>
              result.slice(0, rangeOffset) + inserted + result.slice(rangeOffset + rangeLength),
            text,
          );
          expect(edited[movedOffset(at, changes)]).toBe('◆');
        },
      ),
    );
  });
});
