import { describe, expect, it } from 'vitest';
import { explainedAt } from '../../../src/explain/explainedAt';
import { readNote } from '../../../src/notes/readNote';

const oneStep = String.raw`\sqrt{\alpha_t} x_{t-1} + \sqrt{1-\alpha_t} \epsilon_{t-1}`;
const atOnce = String.raw`\sqrt{\bar\alpha_t} x_0 + \sqrt{1-\bar\alpha_t} \epsilon`;
const text = `Where $D$ is the dimension, $$x_t = ${oneStep} = ${atOnce}$$ in $D$ and $\\kappa$ dimensions.`;
const note = readNote(text);

/** What stands at a text, `inside` characters on: its kind and its id, or its letter. */
function at(needle: string, inside = 0): string | undefined {
  const subject = explainedAt(note, text.indexOf(needle) + inside);
  if (!subject) {
    return undefined;
  }
  const name = subject.kind === 'local' ? subject.place.letter : subject.place.id;
  return `${subject.kind} ${name}`;
}

describe('what stands at a place', () => {
  it('is the symbol, in its formula', () => {
    expect(at('x_{t-1}', 2)).toBe('symbol x_{t-1}');
    const subject = explainedAt(note, text.indexOf('x_{t-1}'));
    expect(subject?.kind === 'symbol' && subject.formula?.id).toBe('forward-sample');
  });

  it('is the formula between its symbols, of several the innermost', () => {
    expect(at(' + ', 0)).toBe('formula forward-sample');
    expect(at(`x_0 + `, 3)).toBe('formula closed-form-sample');
  });

  it('is a symbol at its end too, where nothing else begins', () => {
    expect(at(String.raw`\epsilon$$`, String.raw`\epsilon`.length)).toBe('symbol epsilon');
  });

  it('is a letter that the note explains, and nothing where nobody does', () => {
    expect(at('in $D$', 4)).toBe('local D');
    expect(at(String.raw`\kappa`, 2)).toBeUndefined();
    expect(at('dimensions.')).toBeUndefined();
  });
});
