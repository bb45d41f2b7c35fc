import { describe, expect, it } from 'vitest';
import { NoteCache } from '../../../src/language/noteCache';
import type { Note } from '../../../src/notes/note';

function counting() {
  const texts: string[] = [];
  const cache = new NoteCache((text): Note => {
    texts.push(text);
    return {
      text,
      spans: [],
      symbols: [],
      formulas: [],
      parametersNear: () => ({}),
      symbolAt: () => undefined,
      spanAt: () => undefined,
    };
  });
  return { cache, texts };
}
const document = (uri: string, version: number, text = `${uri}@${version}`) => ({
  uri: { toString: () => uri },
  version,
  getText: () => text,
});

describe('NoteCache', () => {
  it('reads a version once, and again after an edit', () => {
    const { cache, texts } = counting();
    const first = cache.get(document('a', 1));
    expect(cache.get(document('a', 1))).toBe(first);
    expect(cache.get(document('a', 2)).text).toBe('a@2');
    expect(texts).toEqual(['a@1', 'a@2']);
  });

  it('keeps documents apart and forgets closed ones', () => {
    const { cache, texts } = counting();
    cache.get(document('a', 1));
    cache.get(document('b', 1));
    cache.delete(document('a', 1));
    cache.get(document('a', 1));
    cache.get(document('b', 1));
    expect(texts).toEqual(['a@1', 'b@1', 'a@1']);
  });

  it('lets go of the documents that were not asked for the longest', () => {
    const { cache, texts } = counting();
    for (let i = 0; i < 33; i++) cache.get(document(`${i}`, 1));
    cache.get(document('1', 1));
    expect(texts).toHaveLength(33);
    cache.get(document('0', 1));
    expect(texts).toHaveLength(34);
  });
});
