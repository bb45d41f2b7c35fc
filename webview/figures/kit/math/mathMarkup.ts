import type { Meaning } from '../../../../src/figures/meaning';
import { element, type Child } from '../dom';

/** A symbol as HTML: `symbol('x', 't')` is x with the subscript t. */
export function symbol(base: string, subscript?: string): HTMLElement {
  const made = element('span', { class: 'df-math' }, element('var', {}, base));
  if (subscript !== undefined) {
    // Letters slant, digits and signs stand.
    const parts = subscript.split(/([a-z]+)/i).filter((part) => part !== '');
    const pieces = parts.map((part) => (/[a-z]/i.test(part) ? element('var', {}, part) : part));
    made.append(element('sub', {}, ...pieces));
  }
  return made;
}

/** A base with an exponent. */
export function power(base: Child, exponent: string): HTMLElement {
  return element('span', { class: 'df-math' }, base, element('sup', {}, exponent));
}

/** √ with a bar over its argument. */
export function root(...radicand: Child[]): HTMLElement {
  return element('span', { class: 'df-math df-root' }, '√', element('span', {}, ...radicand));
}

/** One thing above another, with a line between. */
export function fraction(above: readonly Child[], below: readonly Child[]): HTMLElement {
  return element(
    'span',
    { class: 'df-fraction' },
    element('span', {}, ...above),
    element('span', {}, ...below),
  );
}

/** A part of a formula that has the colour of what it stands for, and is lit together with it in controls and picture. */
export function term(meaning: Meaning, ...children: Child[]): HTMLElement {
  return element('span', { class: 'df-term-part', 'data-term': meaning }, ...children);
}

/** A line of mathematics. Screen readers get `spoken` instead of the markup. */
export function formula(spoken: string, ...children: Child[]): HTMLElement {
  return element('span', { class: 'df-math df-formula', role: 'math', 'aria-label': spoken }, ...children);
}

/** A number that the figure fills in and changes. */
export function numberSlot(): HTMLElement {
  return element('span', { class: 'df-number' });
}

export const symbols = {
  t: () => symbol('t'),
  x0: () => symbol('x', '0'),
  xt: () => symbol('x', 't'),
  xtMinus1: () => symbol('x', 't−1'),
  epsilon: () => symbol('ε'),
  epsilonT: () => symbol('ε', 't'),
  snr: () => element('span', { class: 'df-math' }, 'SNR(', element('var', {}, 't'), ')'),
  beta: () => symbol('β', 't'),
  alpha: () => symbol('α', 't'),
  alphaBar: () => symbol('ᾱ', 't'),
  sqrtAlphaBar: () => root(symbol('ᾱ', 't')),
  sqrtOneMinusAlphaBar: () => root('1 − ', symbol('ᾱ', 't')),
} as const;

/** x_t = √ᾱ_t x_0 + √(1−ᾱ_t) ε, its terms coloured (DDPM eq. 4). */
export const closedFormSum = (): readonly Child[] => [
  term('state', symbols.xt()),
  ' = ',
  symbols.sqrtAlphaBar(),
  ' ',
  term('data', symbols.x0()),
  ' + ',
  symbols.sqrtOneMinusAlphaBar(),
  ' ',
  term('noise', symbols.epsilon()),
];
