import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../../src/explain/completion/completionsAt';
import { readNote } from '../../../src/notes/readNote';

/** Completions at the bar, which is taken out of the note. */
function at(marked: string) {
  const offset = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const found = completionsAt(readNote(text), offset);
  return { text, offset, found, replaced: found && text.slice(found.start, offset) };
}
const idsAt = (marked: string) => at(marked).found?.items.map(({ id }) => id) ?? [];

describe('completionsAt', () => {
  it('completes a symbol of several commands from its beginning, however it is spelt', () => {
    for (const typed of [String.raw`\bar\al`, String.raw`\bar{\al`, String.raw`\sqrt{\bar{\alpha`]) {
      const { found, replaced } = at(`So $${typed}¦$ falls.`);
      expect(
        found?.items.map(({ id }) => id),
        typed,
      ).toEqual(['alphaBar_t']);
      expect(replaced).toBe(typed.replace(String.raw`\sqrt{`, ''));
    }
  });

  it('offers what begins alike', () => {
    expect(idsAt(String.raw`$$\tilde¦$$`)).toEqual(expect.arrayContaining(['muTilde_t', 'betaTilde_t']));
    expect(idsAt('$x_¦$')).toEqual(expect.arrayContaining(['x_0', 'x_t', 'x_{t-1}', 'x_T']));
  });

  it('keeps to the spelling that the note uses most', () => {
    const note = String.raw`$\bar{\alpha}_t$, $\overline{\alpha}_t$, $\bar{\alpha}_t$, $\bar¦$`;
    const [item] = at(note).found?.items ?? [];
    expect(item).toMatchObject({ id: 'alphaBar_t', tex: String.raw`\bar{\alpha}_t`, uses: 3 });
  });

  it('offers a symbol at t, at whatever times the note has it', () => {
    const note = String.raw`$\bar\alpha_{t-1} + \bar\alpha_{t-1} + \bar\alpha_T$, $\bar¦$`;
    expect(at(note).found?.items[0]).toMatchObject({
      id: 'alphaBar_t',
      tex: String.raw`\bar\alpha_t`,
      uses: 0,
    });
  });

  it('finds a symbol by the name of its id', () => {
    expect(idsAt('$alphaBar¦$')).toEqual(['alphaBar_t']);
    expect(at('$alphaBar¦$').replaced).toBe('alphaBar');
  });

  it('offers everything where nothing is typed', () => {
    expect(idsAt('$x = ¦$').length).toBeGreaterThan(20);
  });

  it('works in math that is not closed yet, and only in math', () => {
    expect(idsAt(String.raw`Here $\bar\al¦`)).toEqual(['alphaBar_t']);
    expect(idsAt(String.raw`$$` + '\n' + String.raw`\bar\al¦`)).toEqual(['alphaBar_t']);
    expect(idsAt(String.raw`\(\bar\al¦`)).toEqual(['alphaBar_t']);
    for (const outside of [
      String.raw`\bar\al¦`,
      String.raw`$x$ and \bar\al¦`,
      '$$x$$\n\\bar¦',
      '$20.\n\n\\bar¦',
      '`$` \\bar¦',
    ]) {
      expect(at(outside).found, outside).toBeUndefined();
    }
  });

  it('never throws, and replaces only text before the cursor', () => {
    const piece = fc.constantFrom(
      '$',
      '$$',
      '\\bar',
      '\\alpha',
      '_t',
      '{',
      '}',
      ' ',
      '\n',
      'x',
      '\\',
      'ᾱ',
      '|',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), (pieces, place) => {
        const text = pieces.join('');
        const offset = place % (text.length + 1);
        const found = completionsAt(readNote(text), offset);
        if (found) {
          expect(found.start).toBeLessThanOrEqual(offset);
          expect(found.start).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
