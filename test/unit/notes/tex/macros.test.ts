import { describe, expect, test } from 'vitest';
import { readNote } from '../../../../src/notes/readNote';
import { findMacros, macrosFromSetting } from '../../../../src/notes/tex/macros';

/** The symbols of the last formula as `source → id @time`. */
function symbolsOf(text: string, macros?: Record<string, string>): string[] {
  const note = readNote(text, macros ? { macros } : {});
  return note.symbolsIn(note.spans.at(-1)!).map(({ id, start, end, time }) => {
    return `${text.slice(start, end)} → ${id}${time === undefined ? '' : ` @${time}`}`;
  });
}

describe('definitions are found', () => {
  test.each([
    ['\\newcommand{\\xt}{x_t}', 'xt', 0, 'x_t'],
    ['\\newcommand\\xt{x_t}', 'xt', 0, 'x_t'],
    ['\\renewcommand*{\\v}[1]{\\mathbf{#1}}', 'v', 1, '\\mathbf{#1}'],
    ['\\providecommand{\\a}[2]{#1_{#2}}', 'a', 2, '#1_{#2}'],
    ['\\def\\ab{\\bar\\alpha}', 'ab', 0, '\\bar\\alpha'],
    ['\\def\\abt#1{\\bar\\alpha_{#1}}', 'abt', 1, '\\bar\\alpha_{#1}'],
    ['\\DeclareMathOperator{\\KL}{KL}', 'KL', 0, '\\operatorname{KL}'],
    ['\\DeclareMathOperator*{\\argmin}{arg\\,min}', 'argmin', 0, '\\operatorname*{arg\\,min}'],
  ])('%s', (text, name, argumentCount, body) => {
    expect([...findMacros(`$${text}$`)]).toEqual([[name, { argumentCount, body }]]);
  });

  test('an optional argument', () => {
    expect(findMacros('\\newcommand{\\x}[1][t]{x_{#1}}').get('x')).toEqual({
      argumentCount: 1,
      standard: 't',
      body: 'x_{#1}',
    });
  });

  test('broken ones are left', () => {
    expect([...findMacros('\\newcommand{\\x} \\newcommand{x}{y} \\def\\y{')]).toEqual([]);
  });

  test('the setting names them with or without a backslash', () => {
    expect([...macrosFromSetting({ '\\RR': '\\mathbb R', v: '\\mathbf{#1}_{#2}' })]).toEqual([
      ['RR', { argumentCount: 0, body: '\\mathbb R' }],
      ['v', { argumentCount: 2, body: '\\mathbf{#1}_{#2}' }],
    ]);
  });
});

describe('uses keep their place in the source', () => {
  test.each([
    ['$\\newcommand{\\xt}{\\mathbf{x}_t}$ $\\xt = y$', ['\\xt → x_t @t']],
    ['$\\newcommand{\\ab}{\\bar\\alpha}$ $\\ab_{t-1}$', ['\\ab_{t-1} → alphaBar_t @t-1']],
    ['$\\newcommand{\\x}[1]{\\mathbf{x}_{#1}}$ $\\x{t} + \\x0$', ['\\x{t} → x_t @t', '\\x0 → x_0 @0']],
    ['$\\newcommand{\\x}[1][t]{\\mathbf{x}_{#1}}$ $\\x + \\x[0]$', ['\\x → x_t @t', '\\x[0] → x_0 @0']],
    ['$\\newcommand{\\ve}[1]{\\boldsymbol{#1}}$ $\\ve\\epsilon$', ['\\ve\\epsilon → epsilon']],
    ['$\\def\\b{\\beta}\\def\\bt{\\b_t}$ ${\\bt}$', ['\\bt → beta_t @t']],
    ['$\\def\\x{\\x}$ $\\x x_t$', ['x_t → x_t @t']],
  ])('%s', (text, expected) => expect(symbolsOf(text)).toEqual(expected));

  test('an argument keeps its own', () => {
    const text = '$\\def\\rest#1{(1 - #1)}$ $\\rest{\\bar\\alpha_t} x_t$';
    expect(symbolsOf(text)).toEqual(['\\bar\\alpha_t → alphaBar_t @t', 'x_t → x_t @t']);
  });

  test('arguments that are swapped or repeated give the whole use', () => {
    const note = readNote('$\\def\\s#1#2{#2 + #1}$ $\\s{a}{b}$');
    expect(
      note.atoms.filter(({ start }) => start > 20).map(({ start, end }) => note.text.slice(start, end)),
    ).toEqual(['\\s{a}{b}']);
  });

  test('macros of the setting are read, and those of the note win', () => {
    expect(symbolsOf('$\\xt$', { xt: 'x_t' })).toEqual(['\\xt → x_t @t']);
    expect(symbolsOf('$\\def\\xt{x_0}$ $\\xt$', { '\\xt': 'x_t' })).toEqual(['\\xt → x_0 @0']);
  });

  test('a formula is known through macros, and says that it uses some', () => {
    const text =
      '$\\newcommand{\\ab}{\\bar\\alpha_t}$\n\n$$x_t = \\sqrt{\\ab} x_0 + \\sqrt{1-\\ab} \\epsilon$$';
    const note = readNote(text);
    expect(note.formulas.map(({ id }) => id)).toEqual(['closed-form-sample']);
    expect(note.content(note.spans[1]!).usesMacros).toBe(true);
  });

  test('a changed definition is read anew', () => {
    const before = readNote('$\\def\\x{x_t}$ $\\x$');
    const after = readNote('$\\def\\x{x_0}$ $\\x$', {}, before);
    expect(after.symbols.map(({ id }) => id)).toEqual(['x_0']);
  });

  test('no definition makes it endless', () => {
    const text = '$\\def\\a{\\b\\b\\b\\b}\\def\\b{\\c\\c\\c\\c}\\def\\c{\\a\\a\\a\\a}$ $\\a x_t$';
    expect(readNote(text).spans.length).toBe(2);
    expect(() => readNote(text).symbols).not.toThrow();
  });
});
