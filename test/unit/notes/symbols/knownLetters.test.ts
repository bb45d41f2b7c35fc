import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Note } from '../../../../src/notes/note';
import { readNote } from '../../../../src/notes/readNote';
import { describeSharedNotes, haveSharedNotes, sharedNotes } from '../sharedNotes';

/** The letters of a note's math that neither the glossary nor the note itself explains. */
function unknownLetters(note: Note): string[] {
  const own = new Set(note.localSymbols.map(({ letter, accent }) => `${letter} ${accent}`));
  return note.atoms
    .filter(({ letter, accent, start, end }) => {
      const symbol = note.symbolAt(start);
      return !(symbol && symbol.start <= start && end <= symbol.end) && !own.has(`${letter} ${accent}`);
    })
    .map(({ start, end }) => note.text.slice(start, end));
}

describe('the notation that a note follows decides for letters that stand alone', () => {
  const lone = (text: string) => readNote(text).symbols.at(-1)?.id;

  test('in a note on flow matching x_0 is noise', () => {
    expect(lone('The path is $$x_t=(1-t)x_0+t x_1$$ and we start at $x_0$.')).toBe('flow_x0');
  });

  test('in a note that also writes ᾱ it is data', () => {
    expect(lone('First $\\bar\\alpha_t$. The path is $$x_t=(1-t)x_0+t x_1$$ and we start at $x_0$.')).toBe(
      'x_0',
    );
  });
});

describeSharedNotes('of the letters of four notes at most one in fifty is unknown', () => {
  const names = haveSharedNotes ? readdirSync(sharedNotes).filter((name) => name.endsWith('.md')) : [];
  test.each(names)('%s', (name) => {
    const note = readNote(readFileSync(path.join(sharedNotes, name), 'utf8'));
    const unknown = unknownLetters(note);
    expect(unknown.length / note.atoms.length, unknown.join(' ')).toBeLessThanOrEqual(0.02);
  });
});
