import { describe, expect, test } from 'vitest';
import { readNote } from '../../../../src/notes/readNote';

/** The note's own letters as `letter = meaning`, with the line (1-based) that says so. */
const conventions = (text: string): string[] =>
  readNote(text).notation.map(({ letter, accent, meaning, power, ofComplement, line, source }) => {
    const base = ofComplement ? `(1 - ${meaning})` : meaning;
    return `${letter}${accent} = ${base}${power === 1 ? '' : `^${power}`} (${source}, line ${line + 1})`;
  });

describe('a letter that the note names', () => {
  test.each([
    ['Let $a_t = 1-\\beta_t$.', ['a = alpha_t (stated, line 1)']],
    ['where $a_t := 1 - \\beta_t$', ['a = alpha_t (stated, line 1)']],
    ['令 $a_t = 1-\\beta_t$，', ['a = alpha_t (stated, line 1)']],
    ['其中 $b_t=1-\\alpha_t$', ['b = beta_t (stated, line 1)']],
    ['设\n\n$$a_t = \\prod_{s=1}^t (1-\\beta_s)$$', ['a = alphaBar_t (stated, line 3)']],
    ['We write $\\gamma_t = \\bar\\alpha_t$.', ['γ = alphaBar_t (stated, line 1)']],
    ['记 $c_t = \\sqrt{\\bar\\alpha_t}$', ['c = alphaBar_t^0.5 (stated, line 1)']],
    ['Let $s_t = \\sqrt{1-\\bar\\alpha_t}$', ['s = (1 - alphaBar_t)^0.5 (stated, line 1)']],
    ['Let $a_t = 1-b_t$ and $b_t = \\beta_t$.', ['b = beta_t (stated, line 1)']],
    [
      'Let $b_t = \\beta_t$, $a_t = 1-b_t$ and\n\n$$A_t = \\prod_{i=1}^t a_i$$',
      ['b = beta_t (stated, line 1)', 'a = alpha_t (stated, line 1)', 'A = alphaBar_t (stated, line 3)'],
    ],
    ['we define $\\alpha_t = \\prod_{s=1}^t (1-\\beta_s)$', ['α = alphaBar_t (stated, line 1)']],
  ])('%j', (text, expected) => expect(conventions(text)).toEqual(expected));
});

describe('a letter that a formula of the forward process gives away', () => {
  test.each([
    [
      'DDIM',
      '$q(x_t|x_0) = \\mathcal N(x_t; \\sqrt{\\alpha_t}x_0, (1-\\alpha_t)I)$',
      ['α = alphaBar_t (inferred, line 1)'],
    ],
    [
      'DDIM, sampled',
      '$x_t = \\sqrt{\\alpha_t}x_0 + \\sqrt{1-\\alpha_t}\\epsilon$',
      ['α = alphaBar_t (inferred, line 1)'],
    ],
    [
      'signal and noise',
      '$$x_t = \\alpha_t x_0 + \\sigma_t \\epsilon$$',
      ['α = alphaBar_t^0.5 (inferred, line 1)', 'σ = (1 - alphaBar_t)^0.5 (inferred, line 1)'],
    ],
    [
      'signal and noise, as a distribution',
      '$$q(x_t \\mid x_0) = \\mathcal N(x_t; \\alpha_t x_0, \\sigma_t^2 I)$$',
      ['α = alphaBar_t^0.5 (inferred, line 1)', 'σ = (1 - alphaBar_t)^0.5 (inferred, line 1)'],
    ],
    [
      'a root beside its square',
      '$x_t = \\alpha_t x_0 + \\sqrt{1-\\alpha_t^2}\\epsilon$',
      ['α = alphaBar_t^0.5 (inferred, line 1)'],
    ],
    [
      'γ',
      '$y_t = \\sqrt{\\gamma_t}y_0 + \\sqrt{1-\\gamma_t}\\epsilon$',
      ['γ = alphaBar_t (inferred, line 1)'],
    ],
    [
      'z for noise',
      '$x_t = \\sqrt{\\bar\\alpha_t}x_0 + \\sqrt{1-\\bar\\alpha_t}z$',
      ['z = epsilon (inferred, line 1)'],
    ],
    [
      'roots throughout',
      '$x_t = \\alpha_t x_{t-1} + \\beta_t \\epsilon_t$ and $x_t = \\bar\\alpha_t x_0 + \\bar\\beta_t \\epsilon$',
      [
        'α = alpha_t^0.5 (inferred, line 1)',
        'β = (1 - alpha_t)^0.5 (inferred, line 1)',
        'αbar = alphaBar_t^0.5 (inferred, line 1)',
        'βbar = (1 - alphaBar_t)^0.5 (inferred, line 1)',
      ],
    ],
  ])('%s', (_, text, expected) => expect(conventions(text)).toEqual(expected));
});

describe('no convention', () => {
  test.each([
    [
      'the usual definitions',
      'Let $\\alpha_t = 1-\\beta_t$ and $\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s$.',
    ],
    ['the usual forward process', '$x_t = \\sqrt{\\bar\\alpha_t}x_0 + \\sqrt{1-\\bar\\alpha_t}\\epsilon$'],
    ['the usual step', '$x_t = \\sqrt{\\alpha_t}x_{t-1} + \\sqrt{1-\\alpha_t}\\epsilon$'],
    [
      'α for ᾱ by mistake',
      'Let $\\bar\\alpha_t = \\prod \\alpha_s$; $q(x_t|x_0) = \\mathcal N(x_t; \\sqrt{\\alpha_t}x_0, (1-\\alpha_t)I)$',
    ],
    ['an equation without words', '$\\alpha_t = \\prod_{s=1}^t (1-\\beta_s)$'],
    ['a choice of variance', 'We set $\\sigma_t^2 = \\beta_t$ or $\\sigma_t = \\sqrt{\\beta_t}$.'],
    ['two noises', '$x_t = \\sqrt{\\alpha_t}x_{t-1} + \\sqrt{1-\\alpha_t}z$ with $z$ beside $\\epsilon$'],
    ['a flow', '$x_t = (1-t) x_0 + t x_1$'],
    ['the state itself', 'Let $x = \\alpha_t$.'],
  ])('%s', (_, text) => expect(conventions(text)).toEqual([]));
});

test('the symbols of the note follow its notation, each with the line that says so', () => {
  const text = '# Notes\n\nLet $a_t = 1-\\beta_t$.\n\n$$\nx_t = \\sqrt{a_{t-1}} x_0 + \\mathbf{a}_t a\n$$\n';
  const note = readNote(text);
  const renamed = note.symbols.filter((symbol) => note.conventionOf(symbol));
  expect(renamed.map(({ id, start, end, time }) => [text.slice(start, end), id, time])).toEqual([
    ['a_t', 'alpha_t', 't'],
    ['a_{t-1}', 'alpha_t', 't-1'],
    ['\\mathbf{a}_t', 'alpha_t', 't'],
    ['a', 'alpha_t', undefined],
  ]);
  expect(note.conventionOf(renamed[1]!)).toMatchObject({ line: 2, statement: 'a_t = 1-\\beta_t' });
  expect(note.symbols.filter(({ id }) => id === 'x_t').map((each) => note.conventionOf(each))).toEqual([
    undefined,
  ]);
});

test('notation follows an edit', () => {
  const before = readNote('Let $a_t = 1-\\beta_t$.\n\nThen $a_t$ falls.');
  expect(before.symbolAt(before.text.indexOf('a_t$ falls'))?.id).toBe('alpha_t');
  const text = before.text.replace('1-\\beta_t', '\\bar\\alpha_t');
  const after = readNote(text, {}, before);
  expect(after.symbolAt(text.indexOf('a_t$ falls'))?.id).toBe('alphaBar_t');
});

test('letters that alone do not tell follow the papers that the whole note follows', () => {
  const idOf = (text: string) => readNote(text).symbolAt(text.lastIndexOf('$x_0$') + 1)?.id;
  expect(idOf('$\\bar\\alpha_t$ and $x_0$')).toBe('x_0');
  expect(idOf('$$\\frac{dx_t}{dt} = v_\\theta(x_t, t), \\quad x_t = (1-t) x_0 + t x_1$$ and $x_0$')).not.toBe(
    'x_0',
  );
});

describe('a formula is known in the note’s own letters', () => {
  test.each([
    [
      '記 $a_t = 1-\\beta_t$，$\\bar a_t = \\prod_{s=1}^t a_s$。$$x_t = \\sqrt{\\bar a_t} x_0 + \\sqrt{1-\\bar a_t} z_t$$',
      'closed-form-sample',
    ],
    [
      'Let $\\gamma_t = \\bar\\alpha_t$. $$q(x_t|x_0) = \\mathcal N(x_t; \\sqrt{\\gamma_t} x_0, (1-\\gamma_t) I)$$',
      'closed-form-kernel',
    ],
    [
      '令 $b_t = \\beta_t$。$$q(x_t|x_{t-1}) = \\mathcal N(x_t; \\sqrt{1-b_t} x_{t-1}, b_t I)$$',
      'forward-kernel',
    ],
  ])('%j', (text, id) => {
    const note = readNote(text);
    const formula = note.formulas.find(({ span }) => span.display);
    expect(formula?.id).toBe(id);
    const { contentStart, contentEnd } = note.spans.at(-1)!;
    expect(text.slice(formula!.start, formula!.end)).toBe(text.slice(contentStart, contentEnd));
  });
});

test('the network that predicts the note’s noise is its ε_θ', () => {
  const text = '$x_t = \\sqrt{\\bar\\alpha_t} x_0 + \\sqrt{1-\\bar\\alpha_t} z_t$, and $z_\\theta(x_t, t)$.';
  expect(readNote(text).symbolAt(text.indexOf('z_\\theta'))?.id).toBe('epsilon_theta');
});
