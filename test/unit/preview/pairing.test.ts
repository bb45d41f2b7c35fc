import { expect, it } from 'vitest';
import { pairDemos } from '../../../webview/preview/pairing';

const demos = (...names: string[]) => names.map((source) => ({ source }));
const sources = (...names: (string | undefined)[]) => names.map((source) => ({ source }));
const pair = (before: readonly { source: string }[], after: (string | undefined)[]) => {
  const { pairs, left } = pairDemos(sources(...after), before);
  return {
    pairs: pairs.map((demo) => demo && before.indexOf(demo)),
    left: left.map((demo) => before.indexOf(demo)),
  };
};

it('gives equal blocks their own demos, in order', () => {
  expect(pair(demos('a', 'a', 'b'), ['b', 'a', 'a'])).toEqual({ pairs: [2, 0, 1], left: [] });
});

it('keeps all equal demos for their blocks, and gives none of them to an inserted one', () => {
  expect(pair(demos('a', 'a', 'b'), ['b', 'new', 'a', 'a'])).toEqual({
    pairs: [2, undefined, 0, 1],
    left: [],
  });
});

it('gives an edited block the demo that is left over', () => {
  expect(pair(demos('a', 'b', 'c'), ['a', 'B', 'c'])).toEqual({ pairs: [0, 1, 2], left: [] });
});

it('gives an inserted block none, and frees that of a removed one', () => {
  expect(pair(demos('a', 'b'), ['new', 'a', 'b'])).toEqual({ pairs: [undefined, 0, 1], left: [] });
  expect(pair(demos('a', 'b'), ['b'])).toEqual({ pairs: [1], left: [0] });
});

it('keeps a demo for a block that cannot be read now', () => {
  expect(pair(demos('a', 'b'), ['a', undefined])).toEqual({ pairs: [0, 1], left: [] });
});
