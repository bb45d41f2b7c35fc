import { describe, expect, it } from 'vitest';
import { readNote } from '../../../../src/notes/readNote';

/** The first math of a note, as it can be drawn. */
function drawable(text: string, macros: Record<string, string> = {}): string {
  const note = readNote(text, { macros });
  const [span] = note.spans;
  expect(span).toBeDefined();
  return span ? note.drawableTex({ start: span.contentStart, end: span.contentEnd }) : '';
}

describe('TeX to draw', () => {
  it('is the source where that says it all', () => {
    expect(drawable(String.raw`$\bar\alpha_t = \text{so and so}$`)).toBe(
      String.raw`\bar\alpha_t = \text{so and so}`,
    );
  });

  it('has the user’s and the note’s own commands put in', () => {
    expect(drawable(String.raw`$\ab x + \text{two words}$`, { '\\ab': '\\bar\\alpha_t' })).toBe(
      String.raw`\bar\alpha_t x + \text{two words}`,
    );
    expect(drawable(String.raw`$\sq{x}y$`, { sq: '\\sqrt{#1}' })).toBe(String.raw`\sqrt{{x}}y`);
    expect(drawable(`$\\e t$\n\n$\\newcommand{\\e}{\\epsilon}$`)).toBe(String.raw`\epsilon t`);
  });

  it('is free of quote marks, escaped bars and tags', () => {
    expect(drawable('> $$\n> x_t\n> + y\n> $$\n').trim()).toBe('x_t + y');
    expect(drawable('| a |\n|---|\n| $q(x\\|y)$ |\n')).toBe('q(x|y)');
    expect(drawable('$a <span style="color:red">b</span> c$')).toBe('a b c');
  });
});
