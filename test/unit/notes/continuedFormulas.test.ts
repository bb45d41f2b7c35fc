import { describe, expect, it } from 'vitest';
import { judgeFormulas } from '../../../src/notes/check/checkNote';
import { readNote } from '../../../src/notes/readNote';

const display = (...formulas: readonly string[]): string =>
  formulas.map((tex) => `$$\n${tex}\n$$`).join('\n\n');

const formulasOf = (text: string) =>
  readNote(text).formulas.map(({ id, start, end }) => [id, text.slice(start, end)]);

const mean = String.raw`\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}x_0 + \frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t`;
const closed = String.raw`\sqrt{\bar\alpha_t} x_0 + \sqrt{1-\bar\alpha_t} \epsilon`;
const forward = String.raw`x_t = \sqrt{\alpha_t} x_{t-1} + \sqrt{1-\alpha_t} \epsilon_{t-1}`;

describe('a formula over several displays', () => {
  it('is known where its left side stands alone', () => {
    expect(formulasOf(display(String.raw`\tilde\mu_t(x_t, x_0)`, `= ${mean}`))).toEqual([
      ['posterior-mean', mean],
    ]);
  });

  it('is known where the left side is said something else about before', () => {
    expect(formulasOf(display(forward, `= ${closed}`))).toEqual([
      ['forward-sample', forward],
      ['closed-form-sample', closed],
    ]);
  });

  it('is known across a display in between, and with words between them', () => {
    const text = `${display('x_t', '= f(x_0)')}\n\nand so on, until\n\n${display(`&= ${closed}`)}`;
    expect(formulasOf(text)).toEqual([['closed-form-sample', closed]]);
  });

  it('is told once', () => {
    expect(formulasOf(display(`x_t = ${closed}`, `= ${closed}`))).toHaveLength(1);
  });

  it('is none behind another relation, a heading, or nothing', () => {
    expect(formulasOf(display('x_t', String.raw`\approx ${closed}`))).toEqual([]);
    expect(formulasOf(`${display('x_t')}\n\n## Next\n\n${display(`= ${closed}`)}`)).toEqual([]);
    expect(formulasOf(display(`= ${closed}`))).toEqual([]);
  });

  it('is known in the note’s own letters', () => {
    const text = `Let $a_t = 1 - \\beta_t$.\n\n${display('x_t', String.raw`= \sqrt{a_t} x_{t-1} + \sqrt{1-a_t} \epsilon`)}`;
    expect(formulasOf(text).map(([id]) => id)).toContain('forward-sample');
  });

  it('has the verdict of the whole', () => {
    const note = readNote(display(forward, `= ${closed}`));
    expect(judgeFormulas(note).map(({ id, verdict }) => [id, verdict])).toEqual([
      ['forward-sample', 'right'],
      ['closed-form-sample', 'right'],
    ]);
  });

  it('is judged where its left side stands alone', () => {
    const wrong = mean.replace(String.raw`\sqrt{\alpha_t}`, String.raw`\sqrt{\bar\alpha_t}`);
    const verdictOf = (right: string) =>
      judgeFormulas(readNote(display(String.raw`\tilde\mu_t(x_t, x_0)`, `= ${right}`))).map(
        ({ verdict }) => verdict,
      );
    expect(verdictOf(mean)).toEqual(['right']);
    expect(verdictOf(wrong)).toEqual(['wrong']);
  });

  it('goes on with the equation, not with its conditions', () => {
    const first = String.raw`x_t = f(x_0), \quad \epsilon \sim \mathcal{N}(0, I), \quad t > 1`;
    expect(formulasOf(display(first, `= ${closed}`)).map(([id]) => id)).toContain('closed-form-sample');
  });

  it('is followed through edits', () => {
    const before = readNote(display('x_t', `= ${closed}`));
    const text = display('y', `= ${closed}`);
    expect(readNote(text, {}, before).formulas).toEqual(readNote(text).formulas);
  });
});
