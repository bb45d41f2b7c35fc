import { describe, expect, it } from 'vitest';
import { ignoreComment } from '../../../src/explain/markdown/ignoreComment';
import { findMathSpans } from '../../../src/notes/mathSpans';
import { checkNote } from '../../../src/notes/check/checkNote';
import { readNote } from '../../../src/notes/readNote';

const wrong = String.raw`\bar\alpha_t = \prod_{i=1}^{T} \alpha_i`;

/** The note with the comment that silences its first finding. */
function silenced(text: string): string {
  const note = readNote(text);
  const [finding] = checkNote(note);
  const span = finding && note.spanAt(finding.start);
  expect(span, text).toBeDefined();
  if (!span) {
    return text;
  }
  const insertion = ignoreComment(text, span, 'markdown');
  return text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset);
}

describe('ignoreComment', () => {
  it.each([
    ['a display', `Text\n\n$$\n${wrong}\n$$\n`],
    ['a display that interrupts a paragraph', `Text\n$$\n${wrong}\n$$\n`],
    ['a display in a quote', `> Text\n>\n> $$\n> ${wrong}\n> $$\n`],
    ['a display in a list', `1. Text\n\n   $$\n   ${wrong}\n   $$\n`],
    ['a display that begins a list item', `- $$\n  ${wrong}\n  $$\n`],
    ['a formula in a sentence', `We have $${wrong}$ for all t.\n`],
    ['a formula in a table', `| a | b |\n|---|---|\n| $${wrong}$ | c |\n`],
    ['fenced math', `\`\`\`math\n${wrong}\n\`\`\`\n`],
  ])('silences %s and leaves the math as it is', (_, text) => {
    const quiet = silenced(text);
    expect(quiet).toContain('<!-- diffusion-ignore -->');
    expect(checkNote(readNote(quiet))).toEqual([]);
    const tex = (note: string) =>
      findMathSpans(note, 'preview').map(({ contentStart, contentEnd }) =>
        note.slice(contentStart, contentEnd).trim(),
      );
    expect(tex(quiet)).toEqual(tex(text));
  });

  it('is a comment of its own in LaTeX', () => {
    const text = `Text\n  \\begin{equation}\n${wrong}\n\\end{equation}\n`;
    const [span] = findMathSpans(text, 'all');
    expect(span).toBeDefined();
    if (span) {
      expect(ignoreComment(text, span, 'latex')).toEqual({ offset: 5, text: '  % diffusion-ignore\n' });
    }
  });

  it.each([`$$\n${wrong}\n$$\n`, `We have $${wrong}$ for all t.\n`])(
    'is an expression in MDX, which knows no HTML comments, and silences: %j',
    (text) => {
      const [span] = findMathSpans(text, 'all');
      expect(span).toBeDefined();
      if (span) {
        const { offset, text: comment } = ignoreComment(text, span, 'mdx');
        expect(comment).toContain('{/* diffusion-ignore */}');
        expect(checkNote(readNote(text.slice(0, offset) + comment + text.slice(offset)))).toEqual([]);
        expect(checkNote(readNote(text))).not.toEqual([]);
      }
    },
  );
});
