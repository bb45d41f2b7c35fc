import { describe, expect, test } from 'vitest';
import type { FormulaId } from '../../../../src/notes/note';
import { readNote } from '../../../../src/notes/readNote';

const idsOf = (tex: string): string[] => readNote(`$$\n${tex}\n$$`).formulas.map(({ id }) => id);

const spellings: readonly (readonly [FormulaId, readonly string[]])[] = [
  [
    'forward-kernel',
    [
      'q(x_t|x_{t-1}) = \\mathcal{N}(x_t; \\sqrt{1-\\beta_t}x_{t-1}, \\beta_t\\mathbf{I})',
      'q(\\mathbf x_t \\mid \\mathbf x_{t-1}) := \\mathcal N\\left(\\mathbf x_t; \\sqrt{\\alpha_t}\\,\\mathbf x_{t-1}, (1-\\alpha_t) I\\right)',
      'N(x_t; x_{t-1}\\sqrt{1-β_t}, Iβ_t) = q(x_t∣x_{t−1})',
      'x_t \\sim \\mathcal{N}(\\sqrt{\\alpha_t} x_{t-1}, 1-\\alpha_t)',
      'x_t \\mid x_{t-1} \\sim \\mathcal{N}(\\sqrt{\\alpha_t} x_{t-1}, 1-\\alpha_t)',
      'q({\\color{red}{x_t}} | x_{t-1}) \\equiv \\mathcal{N}(x_t | \\sqrt{1-\\beta_t} x_{t-1}, \\beta_t I)',
    ],
  ],
  [
    'forward-sample',
    [
      'x_t = \\sqrt{1-\\beta_t}x_{t-1} + \\sqrt{\\beta_t}\\epsilon',
      '\\boldsymbol{x}_t = \\sqrt{\\beta_t}\\,\\boldsymbol{\\varepsilon}_{t-1} + (1-\\beta_t)^{1/2} \\boldsymbol{x}_{t-1}',
      '\\sqrt{\\alpha_t}x_{t-1} + \\sqrt{1-\\alpha_t}z_{t-1} = x_t',
      'x_{t-1} = \\sqrt{\\alpha_{t-1}} x_{t-2} + \\sqrt{1-\\alpha_{t-1}}\\epsilon_{t-1}',
    ],
  ],
  [
    'closed-form-kernel',
    [
      'q(x_t|x_0) = \\mathcal{N}(x_t; \\sqrt{\\bar\\alpha_t}x_0, (1-\\bar\\alpha_t)I)',
      'q(x_t | x_0) = N(\\sqrt{ᾱ_t} x_0, (1 - ᾱ_t) I)',
      'q\\big(x_t \\,\\big|\\, x_0\\big) = \\mathcal N\\big(x_t; \\sqrt{\\overline{\\alpha}_t}\\,x_0, (1-\\overline{\\alpha}_t)\\mathbf I\\big) \\tag{4}',
    ],
  ],
  [
    'closed-form-sample',
    [
      'x_t = \\sqrt{\\bar\\alpha_t}x_0 + \\sqrt{1-\\bar\\alpha_t}\\epsilon',
      'x_t = \\epsilon\\cdot\\sqrt{1-\\overline{\\alpha_t}} + \\sqrt{\\overline{\\alpha_t}}\\cdot x_0',
      'x_t(x_0, \\epsilon) = \\sqrt{\\bar\\alpha_t}x_0 + (1-\\bar\\alpha_t)\\epsilon',
      'x_t &= \\sqrt{\\bar{\\alpha}_t} x_0 + \\sqrt{1-\\bar{\\alpha}_t} \\epsilon,\\quad \\epsilon \\sim \\mathcal{N}(0, I)',
    ],
  ],
  [
    'posterior-kernel',
    [
      'q(x_{t-1}|x_t,x_0) = \\mathcal{N}(x_{t-1}; \\tilde\\mu_t(x_t,x_0), \\tilde\\beta_t I)',
      'q(x_{t-1} \\mid x_0, x_t) = N(x_{t-1}; \\tilde{\\boldsymbol\\mu}_t, \\tilde\\beta_t \\mathbf{I})',
    ],
  ],
  [
    'posterior-mean',
    [
      '\\tilde\\mu_t(x_t,x_0) = \\frac{\\sqrt{\\bar\\alpha_{t-1}}\\beta_t}{1-\\bar\\alpha_t}x_0 + \\frac{\\sqrt{\\alpha_t}(1-\\bar\\alpha_{t-1})}{1-\\bar\\alpha_t}x_t',
      '\\mu_q(x_t,x_0) = \\frac{\\sqrt{\\alpha_t}(1-\\bar\\alpha_{t-1})x_t + \\sqrt{\\bar\\alpha_{t-1}}(1-\\alpha_t)x_0}{1-\\bar\\alpha_t}',
    ],
  ],
  [
    'posterior-variance',
    [
      '\\tilde\\beta_t = \\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t}\\beta_t',
      '\\sigma_t^2 = \\beta_t (1-\\bar\\alpha_{t-1}) / (1-\\bar\\alpha_t)',
      '\\sigma_t^2 = \\frac{(1-\\alpha_t)(1-\\bar\\alpha_{t-1})}{1-\\bar\\alpha_t}',
    ],
  ],
  [
    'sampling-step',
    [
      'x_{t-1} = \\frac{1}{\\sqrt{\\alpha_t}}\\left(x_t - \\frac{1-\\alpha_t}{\\sqrt{1-\\bar\\alpha_t}}\\epsilon_\\theta(x_t,t)\\right) + \\sigma_t z',
      'x_{t-1} = \\sigma_t\\mathbf z + \\alpha_t^{-1/2}(x_t - \\beta_t\\epsilon_\\theta(x_t,t)/\\sqrt{1-\\bar\\alpha_t})',
    ],
  ],
  [
    'simple-loss',
    [
      'L_{\\text{simple}}(\\theta) = \\mathbb{E}_{t,x_0,\\epsilon}\\left[\\|\\epsilon-\\epsilon_\\theta(\\sqrt{\\bar\\alpha_t}x_0+\\sqrt{1-\\bar\\alpha_t}\\epsilon,t)\\|^2\\right]',
      '\\mathcal L_\\mathrm{simple} := E_{t} \\Big[ || \\epsilon_\\theta(x_t, t) - \\epsilon ||^2 \\Big]',
      'L_t^{\\text{simple}} = \\mathbb{E}\\Vert \\epsilon_t - \\epsilon_\\theta(x_t,t) \\Vert^2',
    ],
  ],
  [
    'alpha-definition',
    [
      '\\alpha_t = 1-\\beta_t',
      '1-\\beta_t =: \\alpha_t',
      '\\beta_t = 1 - \\alpha_t',
      'α_s \\triangleq -β_s + 1',
    ],
  ],
  ['bayes-rule', ['P(A|B) = \\frac{P(B|A)P(A)}{P(B)}']],
  [
    'alpha-bar-definition',
    [
      '\\bar\\alpha_t = \\prod_{s=1}^t\\alpha_s',
      '\\overline{\\alpha}_t := \\prod\\limits_{i=1}^{t}(1-\\beta_i)',
      '\\prod_{s=1}^t \\alpha_s = \\bar\\alpha_t',
      '\\bar\\alpha_t = \\alpha_1 \\alpha_2 \\cdots \\alpha_t',
      'ᾱ_t = ∏_{i=1}^T (1-α_i)',
    ],
  ],
];

describe.each(spellings)('%s', (id, texts) => {
  test.each(texts)('%s', (tex) => expect(idsOf(tex)).toEqual([id]));
});

describe('what states no formula of the catalogue', () => {
  test.each([
    '\\sqrt{1-\\beta_t}',
    '\\beta_t \\in (0,1)',
    'x \\sim \\mathcal{N}(\\mu, \\sigma^2)',
    'a_t = b_t + c_t',
    'P(A|B) = P(A)',
    'p(x, y) = p(x)p(y)',
    'X = Y + Z',
    'p(y|x,z) = p(y|x)',
    'z \\to 0',
    '\\mathrm{d}y = 2x\\,\\mathrm{d}x',
    // Gradient ascent: ε is its step size, not noise.
    'x_{k+1} = x_k + \\epsilon\\nabla_x\\log p(x_k)',
    'x_{k+1} = x_k + \\frac{\\epsilon}{2}\\nabla_x\\log p(x_k)',
  ])('%s', (tex) => expect(idsOf(tex)).toEqual([]));
});

describe('probability in many spellings', () => {
  test.each([
    ['conditional-probability', 'P(A|B) = \\frac{P(AB)}{P(B)}'],
    ['conditional-probability', 'p(x \\mid y) = \\frac{p(x,y)}{p(y)}'],
    ['conditional-probability', 'P(A,B|C) = P(A,B,C) / P(C)'],
    ['bayes-rule', 'P(A_1|B) = \\frac{P(B|A_1)P(A_1)}{\\sum_i P(B|A_i)P(A_i)}'.replaceAll('_1', '_i')],
    ['chain-rule', 'p_\\theta(x,z) = p_\\theta(x|z)p(z)'],
    ['chain-rule', 'P(A,B,C)=P(A)⋅P(B∣A)⋅P(C∣B)'],
    ['markov-property', 'P(C∣B,A)=P(C∣B)'],
    ['markov-property', 'P(Xn+1∣Xn,Xn−1,…,X1)=P(Xn+1∣Xn)'],
    ['markov-property', 'q(x_t|x_{t-1},x_0) = q(x_t|x_{t-1})'],
    ['central-limit', '\\bar X_n \\sim \\mathcal N(\\mu, \\frac{\\sigma^2}{n})'],
    ['central-limit', '\\frac{\\sqrt n(\\bar X_n-\\mu)}{\\sigma} \\xrightarrow{d} N(0,1)'],
    ['sample-mean', '\\overline{\\mathbf{X}}=\\frac{1}{n}\\sum_{i=1}^{n}\\mathbf{X_i}'],
    ['merged-noise', 'z=aϵ_1+bϵ_2'],
    ['gaussian-sum', 'X+Y \\sim N(\\mu_1+\\mu_2, \\sigma_1^2+\\sigma_2^2)'],
    ['conditional-mean', 'D_\\theta(\\tilde x;\\sigma) = \\mathbb E[x|\\tilde x]'],
    ['inception-score', '\\text{IS}(G) = \\exp(\\mathbb E_{x\\sim p_g} D_{KL}(p(y|x)\\|p(y)))'],
    [
      'frechet-distance',
      '\\text{FID} = \\|\\mu_1-\\mu_2\\|_2^2 + \\operatorname{tr}(\\Sigma_1+\\Sigma_2-2\\sqrt{\\Sigma_1\\Sigma_2})',
    ],
    [
      'decoder-bounds',
      '\\delta_-(x) = \\begin{cases} -\\infty & x = -1 \\\\ x - 1/255 & x > -1 \\end{cases}',
    ],
  ])('%s: %s', (id, tex) => expect(idsOf(tex)).toEqual([id]));
});

describe('several formulas in one display', () => {
  test('rows of an alignment are read each by itself, and a row that starts with = goes on', () => {
    const text = [
      '$$',
      '\\begin{aligned}',
      '\\alpha_t &:= 1 - \\beta_t \\\\',
      '\\bar\\alpha_t &= \\prod_{s=1}^t \\alpha_s \\\\ &= \\prod_{s=1}^t (1-\\beta_s) \\\\',
      'x_t &= \\sqrt{\\bar\\alpha_t} x_0 \\\\ &\\quad + \\sqrt{1-\\bar\\alpha_t} \\epsilon',
      '\\end{aligned}',
      '$$',
    ].join('\n');
    const found = readNote(text).formulas.map(({ id, start, end }) => [id, text.slice(start, end)]);
    expect(found).toEqual([
      ['alpha-definition', '\\alpha_t &:= 1 - \\beta_t'],
      ['alpha-bar-definition', '\\bar\\alpha_t &= \\prod_{s=1}^t \\alpha_s'],
      [
        'closed-form-sample',
        'x_t &= \\sqrt{\\bar\\alpha_t} x_0 \\\\ &\\quad + \\sqrt{1-\\bar\\alpha_t} \\epsilon',
      ],
    ]);
  });

  test('commas and words part statements', () => {
    expect(idsOf('\\alpha_t = 1-\\beta_t,\\ \\bar\\alpha_t = \\prod_{i=1}^t \\alpha_i')).toEqual([
      'alpha-definition',
      'alpha-bar-definition',
    ]);
    expect(
      idsOf('\\alpha_t = 1-\\beta_t \\text{ and } \\bar\\alpha_t = \\prod_{i=1}^t \\alpha_i'),
    ).toHaveLength(2);
  });

  test('of a chain the shortest equation that states the formula counts', () => {
    const text = '$\\sigma_t^2 = \\tilde\\beta_t = \\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t}\\beta_t$';
    const [formula] = readNote(text).formulas;
    const variance = readNote(text).formulas.find(({ id }) => id === 'posterior-variance');
    expect(text.slice(variance?.start, variance?.end)).toMatch(/^\\tilde\\beta_t = /);
    expect(formula?.id).toBe('reverse-variance');
  });

  test('whatever letter the state is, the reader finds the formulas that the checker judges', () => {
    expect(idsOf('Z_t=(1-t)Z_0+tZ_1')).toEqual(['flow-path']);
  });
});
