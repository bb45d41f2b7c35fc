import { describe, expect, it } from 'vitest';
import { NoteCache } from '../../../src/language/noteCache';
import type { Note } from '../../../src/notes/note';
import { readNote } from '../../../src/notes/readNote';

function counting() {
  const reads: { text: string; previous: Note | undefined }[] = [];
  const cache = new NoteCache((text, _languageId, previous) => {
    reads.push({ text, previous });
    return readNote(text, {}, previous);
  });
  return { cache, reads, texts: () => reads.map(({ text }) => text) };
}
const document = (uri: string, version: number, text = `${uri}@${version}`) => ({
  uri: { toString: () => uri },
  version,
  languageId: 'markdown',
  getText: () => text,
});

describe('NoteCache', () => {
  it('reads a version once, and again after an edit', () => {
    const { cache, texts } = counting();
    const first = cache.get(document('a', 1));
    expect(cache.get(document('a', 1))).toBe(first);
    expect(cache.get(document('a', 2)).text).toBe('a@2');
    expect(texts()).toEqual(['a@1', 'a@2']);
  });

  it('reads a new version with the last one at hand, and nothing after the document was closed', () => {
    const { cache, reads } = counting();
    const first = cache.get(document('a', 1));
    const second = cache.get(document('a', 2));
    cache.delete(document('a', 2));
    cache.get(document('a', 3));
    expect(reads.map(({ previous }) => previous)).toEqual([undefined, first, undefined]);
    expect(second).not.toBe(first);
  });

  it('keeps documents apart and forgets closed ones', () => {
    const { cache, texts } = counting();
    cache.get(document('a', 1));
    cache.get(document('b', 1));
    cache.delete(document('a', 1));
    cache.get(document('a', 1));
    cache.get(document('b', 1));
    expect(texts()).toEqual(['a@1', 'b@1', 'a@1']);
  });

  it('lets go of the documents that were not asked for the longest', () => {
    const { cache, texts } = counting();
    for (let i = 0; i < 33; i++) {
      cache.get(document(`${i}`, 1));
    }
    cache.get(document('1', 1));
    expect(texts()).toHaveLength(33);
    cache.get(document('0', 1));
    expect(texts()).toHaveLength(34);
  });
});
