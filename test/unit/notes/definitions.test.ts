import { describe, expect, it } from 'vitest';
import { readNote } from '../../../src/notes/readNote';

const text = String.raw`Here $\bar\alpha_t$ comes early.

We write $\alpha_t = 1 - \beta_t$ and $\bar{\alpha}_t = \prod_{s=1}^{t} \alpha_s$.

So $\overline{\alpha}_t$ is left, where $D$ is the dimension.

Again $\bar\alpha_t = \exp(-h)$; then $\bar\alpha_t$ and $D$, and $\kappa$ that nobody explains.
`;

/** The line, from 1, where the note defines what stands at the n-th occurrence of a spelling. */
function lineDefining(spelling: string, occurrence = 0, read = readNote(text)): number | undefined {
  const at = [...text.matchAll(new RegExp(spelling.replace(/[\\{}]/g, '\\$&'), 'g'))][occurrence]?.index;
  expect(at).toBeDefined();
  const line = read.definitionOf({ start: at ?? 0, end: (at ?? 0) + spelling.length })?.line;
  return line === undefined ? undefined : line + 1;
}

describe('the definition of a quantity', () => {
  it('is the nearest before it, whatever the spelling', () => {
    expect(lineDefining(String.raw`\overline{\alpha}_t`)).toBe(3);
    // The third `\bar\alpha_t` stands behind the second definition, which begins with the second.
    expect(lineDefining(String.raw`\bar\alpha_t`, 2)).toBe(7);
  });

  it('is the first after it where there is none before', () => {
    expect(lineDefining(String.raw`\bar\alpha_t`, 0)).toBe(3);
  });

  it('may be said in words', () => {
    const read = readNote(text);
    const at = text.lastIndexOf('$D$') + 1;
    expect(read.definitionOf({ start: at, end: at + 1 })?.line).toBe(4);
  });

  it('is unknown where the note has none', () => {
    expect(lineDefining(String.raw`\kappa`)).toBeUndefined();
  });

  it('is the same after the note was read ahead, and after an edit', () => {
    const ahead = readNote(text);
    for (const span of ahead.spans) {
      ahead.readAhead(span);
    }
    expect(lineDefining(String.raw`\overline{\alpha}_t`, 0, ahead)).toBe(3);
    const edited = readNote(`A new line.\n${text}`, {}, ahead);
    const at = edited.text.indexOf(String.raw`\overline`);
    expect(edited.definitionOf({ start: at, end: at + 1 })?.line).toBe(3);
  });
});
