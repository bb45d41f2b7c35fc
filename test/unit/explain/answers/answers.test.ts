import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { findingAnswers } from '../../../../src/explain/answers/findingAnswers';
import { formulaAnswer, noteOfFormula } from '../../../../src/explain/answers/formulaAnswer';
import { questionSchemas } from '../../../../src/explain/answers/questions';
import { symbolAnswers } from '../../../../src/explain/answers/symbolAnswers';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';
import { inRoot } from '../../../tools/paths.mjs';

function answered(tex: string) {
  const note = readNote(noteOfFormula(tex));
  return formulaAnswer(note, checkNote(note));
}

describe('what is said of a formula', () => {
  it('names it, its source, and that it is right', () => {
    expect(answered('\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s')).toEqual({
      formulas: [{ name: 'Definition of ᾱ_t', source: 'Ho et al. 2020, section 2', verdict: 'right' }],
      findings: [],
    });
  });

  it('says what is wrong with it, and the formula corrected', () => {
    const { formulas, findings } = answered('x_t = \\bar\\alpha_t x_0 + \\sqrt{1-\\bar\\alpha_t}\\epsilon');
    expect(formulas.map(({ verdict }) => verdict)).toContain('wrong');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ line: 2, severity: 'error', rule: 'identity' });
    expect(findings[0]?.corrected).toContain('\\sqrt{\\bar\\alpha_t}');
    expect(answered(findings[0]?.corrected ?? '').findings).toEqual([]);
  });

  it('counts lines and columns of a note from 1', () => {
    const text = 'One.\n\nTwo $\\bar\\alpha_t = \\prod_{s=1}^{T} \\alpha_s$.';
    const [finding] = findingAnswers(text, checkNote(readNote(text)));
    expect(finding).toMatchObject({ line: 3 });
    expect(text.split('\n')[2]?.slice((finding?.column ?? 0) - 1)).toMatch(/^\\bar/);
  });
});

describe('what is said of a symbol', () => {
  it.each(['\\bar\\alpha_t', '$\\bar\\alpha_t$', 'alphaBar_t', 'ᾱ_t'])('is the entry of %s', (asked) => {
    const [answer, ...more] = symbolAnswers(asked, 'en');
    expect(more).toEqual([]);
    expect(answer).toMatchObject({ id: 'alphaBar_t', source: 'Ho et al. 2020, eq. 4' });
    expect(symbolAnswers(asked, 'zh-cn')[0]?.meaning).toMatch(/\p{Script=Han}/u);
  });

  it('has each symbol of a formula once, and none of what is no symbol', () => {
    const ids = symbolAnswers('\\beta_t + \\beta_t x_0', 'en').map(({ id }) => id);
    expect(ids).toEqual(['beta_t', 'x_0']);
    expect(symbolAnswers('42', 'en')).toEqual([]);
  });
});

describe('the tools of package.json', () => {
  interface Tool {
    readonly name: string;
    readonly inputSchema: { readonly properties: object; readonly required?: readonly string[] };
  }
  const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as {
    contributes: { languageModelTools: readonly Tool[] };
  };
  const tools = manifest.contributes.languageModelTools;

  it('are those that are answered, with the same inputs', () => {
    expect(tools.map(({ name }) => name)).toEqual(Object.keys(questionSchemas));
    for (const { name, inputSchema } of tools) {
      const schema = questionSchemas[name as keyof typeof questionSchemas];
      expect(Object.keys(inputSchema.properties)).toEqual(Object.keys(schema.entries));
      const required = Object.fromEntries((inputSchema.required ?? []).map((key) => [key, 'x']));
      expect(v.is(schema, required), name).toBe(true);
      expect(v.is(schema, {}), name).toBe(inputSchema.required === undefined);
      expect(v.is(schema, { ...required, more: 1 }), name).toBe(false);
    }
  });
});
