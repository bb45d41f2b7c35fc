import { describe, expect, test } from 'vitest';
import { readNote } from '../../../src/notes/readNote';

/** Each symbol of a formula as `text → id @time`. */
function symbolsOf(tex: string): string[] {
  const text = `🙂 before $${tex}$ after`;
  return readNote(text).symbols.map(({ id, start, end, time }) => {
    return `${text.slice(start, end)} → ${id}${time === undefined ? '' : ` @${time}`}`;
  });
}

describe('a symbol is found in every spelling, with its scripts', () => {
  test.each([
    ['\\bar\\alpha_t', 'alphaBar_t', 't'],
    ['\\bar{\\alpha}_{t}', 'alphaBar_t', 't'],
    ['\\bar{\\alpha}_{t-1}', 'alphaBar_t', 't-1'],
    ['\\overline{\\alpha_t}', 'alphaBar_t', 't'],
    ['\\overline\\alpha_{ t - 1 }', 'alphaBar_t', 't-1'],
    ['ᾱ_t', 'alphaBar_t', 't'],
    ['α\u0304_t', 'alphaBar_t', 't'],
    ['ᾱ', 'alphaBar_t', undefined],
    ['α_t', 'alpha_t', 't'],
    ['\\alpha_i', 'alpha_t', 'i'],
    ['{\\beta}_t', 'beta_t', 't'],
    ['\\beta_T', 'beta_t', 'T'],
    ['β_1', 'beta_t', '1'],
    ['\\tilde{\\beta}_t', 'betaTilde_t', 't'],
    ['β̃_t', 'betaTilde_t', 't'],
    ['\\mathbf x_t', 'x_t', 't'],
    ['\\mathbf{x_t}', 'x_t', 't'],
    ['\\mathbf{x}_{t}', 'x_t', 't'],
    ['\\boldsymbol{x}_t', 'x_t', 't'],
    ['\\bm{x}_t', 'x_t', 't'],
    ['{\\bf x}_t', 'x_t', 't'],
    ['𝐱_t', 'x_t', 't'],
    ['xₜ', 'x_t', 't'],
    ['xₜ₋₁', 'x_{t-1}', 't-1'],
    ['x_{t−1}', 'x_{t-1}', 't-1'],
    ['x_{t-2}', 'x_t', 't-2'],
    ['\\mathrm{x}_{0:T}', 'x_t', '0:T'],
    ['x_1', 'x_t', '1'],
    ['x_0', 'x_0', '0'],
    ['x_0^i', 'x_0', '0'],
    ['\\mathrm{x}_T', 'x_T', 'T'],
    ['\\varepsilon', 'epsilon', undefined],
    ['\\epsilon_{t-1}', 'epsilon', 't-1'],
    ['ϵ', 'epsilon', undefined],
    ['\\boldsymbol{\\epsilon}', 'epsilon', undefined],
    ['\\epsilon_\\theta', 'epsilon_theta', undefined],
    ['\\boldsymbol{\\epsilon}_{\\boldsymbol{\\theta}}', 'epsilon_theta', undefined],
    ['\\mu_θ', 'mu_theta', undefined],
    ['\\Sigma_\\theta', 'Sigma_theta', undefined],
    ['\\tilde{\\boldsymbol{\\mu}}_t', 'muTilde_t', 't'],
    ['\\tilde\\mu_{t-1}', 'muTilde_t', 't-1'],
    ['\\sigma_t^2', 'sigma_t', 't'],
    ['\\sigma^2_1', 'sigma', undefined],
    ['p_θ', 'p_theta', undefined],
    ['p_{\\theta}', 'p_theta', undefined],
    ['q', 'q', undefined],
    ['\\mathcal{N}', 'N', undefined],
    ['\\mathcal N', 'N', undefined],
    ['L_{\\text{simple}}', 'L_simple', undefined],
    ['\\mathcal{L}_{\\mathrm{simple}}', 'L_simple', undefined],
    ['L_\\text{simple}', 'L_simple', undefined],
    ['\\mathbf{z}', 'z', undefined],
    ['\\theta', 'theta', undefined],
    ['T', 'T', undefined],
    ['t', 't', undefined],
  ])('%s is %s', (tex, id, time) => {
    expect(symbolsOf(tex)).toEqual([`${tex} → ${id}${time === undefined ? '' : ` @${time}`}`]);
  });

  test('colour stands outside the symbol', () => {
    expect(symbolsOf('\\color{red}{\\beta_t} + \\textcolor{blue}{x_0}')).toEqual([
      '\\beta_t → beta_t @t',
      '\\textcolor{blue}{x_0} → x_0 @0',
    ]);
  });

  test('a head keeps its subscript and leaves its arguments', () => {
    expect(symbolsOf('p_\\theta(x_{t-1} \\mid x_t) = N(0, I)')).toEqual([
      'p_\\theta → p_theta',
      'x_{t-1} → x_{t-1} @t-1',
      '\\mid → given',
      'x_t → x_t @t',
      'N → N',
      'I → identity',
    ]);
  });

  test('symbols inside fractions, roots, limits and braces are found in order', () => {
    expect(
      symbolsOf('\\prod_{t=1}^T \\frac{\\sqrt{\\alpha_t}}{1-\\bar\\alpha_t} \\underbrace{q}_{L_T}'),
    ).toEqual([
      '\\prod → product',
      't → t',
      'T → T',
      '\\sqrt → sqrt',
      '\\alpha_t → alpha_t @t',
      '\\bar\\alpha_t → alphaBar_t @t',
      'q → q',
      'L_T → L_T @T',
    ]);
  });
});

describe('what only looks like a known symbol is left alone', () => {
  test.each([
    'A^T',
    'x',
    'y',
    'N',
    'A',
    'D',
    'w',
    's',
    '\\check{x}_0',
    '\\epsilon_{ab}',
    '\\beta_{ab}',
    '\\text{the t and T}',
  ])('%s', (tex) => expect(symbolsOf(tex)).toEqual([]));
});

test('a position finds its symbol, at both its edges', () => {
  const text = 'so $\\beta_t$ grows';
  const note = readNote(text);
  const start = text.indexOf('\\beta');
  expect([start - 1, start, start + 3, start + 7, start + 8].map((at) => note.symbolAt(at)?.id)).toEqual([
    undefined,
    'beta_t',
    'beta_t',
    'beta_t',
    undefined,
  ]);
  expect(note.spanAt(start)).toEqual(note.spans[0]);
});

describe('whatever Greek letter a network’s parameters have', () => {
  test.each([
    ['q_\\phi(z|x)', []],
    ['q_\\psi(z|x)', []],
    ['p_\\psi(z|y)', ['p_\\psi → density']],
    ['p_\\psi(x_{t-1}|x_t)', ['p_\\psi → p_theta']],
  ])('%s: the density is no forward process', (tex, densities) => {
    expect(symbolsOf(tex).filter((symbol) => /^[pq]_/.test(symbol))).toEqual(densities);
  });

  test.each(['f_\\psi', 'D_\\psi', 'q_\\psi(z|x)'])('%s: a subscript is no flow map', (tex) => {
    expect(symbolsOf(tex).join(' ')).not.toContain('psi_t');
  });
});

describe('a subscript of two letters', () => {
  test.each([
    ['x_{t_i}', ['x_{t_i} → x_t @t_i']],
    ['x_{\\tau_i}', ['x_{\\tau_i} → x_t @τ_i']],
    ['x_{ti}', []],
  ])('%s', (tex, symbols) => {
    expect(symbolsOf(tex).filter((symbol) => symbol.startsWith('x'))).toEqual(symbols);
  });
});

describe('a letter of the field outside of it', () => {
  test.each(['\\epsilon_l', '\\epsilon_m', '\\varepsilon_j'])('%s is no noise', (tex) => {
    expect(symbolsOf(tex)).toEqual([]);
    expect(symbolsOf(`\\beta_t ${tex}`)).toContain(`${tex} → epsilon @${tex.at(-1)}`);
  });

  test('the deviations of two normal distributions are one symbol', () => {
    expect(symbolsOf('\\sigma_1^2 + \\sigma_2^2')).toEqual(['\\sigma_1^2 → sigma', '\\sigma_2^2 → sigma']);
    expect(symbolsOf('\\mathcal N(x;\\mu_\\theta(x_1,1),\\sigma_1^2)')).toContain('\\sigma_1^2 → sigma_t @1');
  });
});

describe('a Wiener process by any letter', () => {
  test.each([
    ['dX_t = f(X_t,t)dt + g(t)dW_t', 'W_t → w'],
    ['dX_t = -X_t dt + \\sqrt2 dB_t', 'B_t → w'],
    ['dx = f(x,t)dt + g(t)d\\omega', '\\omega → w'],
  ])('%s', (tex, symbol) => {
    expect(symbolsOf(tex)).toContain(symbol);
  });

  test.each(['W x + b', 'P(A|B)', '\\omega_t x_t'])('%s holds none', (tex) => {
    expect(symbolsOf(tex).some((symbol) => symbol.endsWith(' w'))).toBe(false);
  });
});
