import * as l10n from '@vscode/l10n';
import type { SquareTerms } from '../../../src/diffusion/posterior';
import { formatNumber } from '../../../src/base/formatNumber';
import { element } from '../kit/dom';
import { formula, fraction, numberSlot, power, root, symbol, symbols, term } from '../kit/math/mathMarkup';

const x = (): HTMLElement => symbols.xtMinus1();
const previous = (): HTMLElement => symbol('ᾱ', 't−1');
const half = (): HTMLElement => fraction(['1'], ['2']);

/** The lines of the derivation, of which those up to a certain one are shown, with their numbers. */
export function derivation(): {
  readonly element: HTMLElement;
  readonly set: (line: number, terms: SquareTerms | undefined) => void;
} {
  const slots = {
    likelihood: numberSlot(),
    prior: numberSlot(),
    precision: numberSlot(),
    slopes: [numberSlot(), numberSlot()],
    slope: numberSlot(),
    constant: numberSlot(),
    mean: numberSlot(),
    variance: numberSlot(),
  };
  const lines = [
    formula(
      l10n.t('The exponent is half the sum of two squares'),
      half(),
      ' ( ',
      term(
        'noise',
        fraction(
          ['(', symbols.xt(), ' − ', root(symbols.alpha()), ' ', x(), power(')', '2')],
          [symbols.beta()],
        ),
      ),
      ' + ',
      term(
        'data',
        fraction(
          ['(', x(), ' − ', root(previous()), ' ', symbols.x0(), power(')', '2')],
          ['1 − ', previous()],
        ),
      ),
      ' )',
    ),
    formula(
      l10n.t('Sorted by powers of xₜ₋₁ it is half of A times its square, less 2 B times it, plus C'),
      '= ',
      half(),
      ' ( ',
      symbol('A'),
      ' ',
      power(x(), '2'),
      ' − 2 ',
      symbol('B'),
      ' ',
      x(),
      ' + ',
      symbol('C'),
      ' )',
    ),
    element(
      'span',
      { class: 'df-square-pair' },
      formula(
        l10n.t('A is the sum of both precisions'),
        symbol('A'),
        ' = ',
        term('noise', fraction([symbols.alpha()], [symbols.beta()])),
        ' + ',
        term('data', fraction(['1'], ['1 − ', previous()])),
        ' = ',
        term('noise', slots.likelihood),
        ' + ',
        term('data', slots.prior),
        ' = ',
        slots.precision,
      ),
      formula(
        l10n.t('B is the sum of both precisions times what they point to'),
        symbol('B'),
        ' = ',
        term('noise', fraction([root(symbols.alpha()), ' ', symbols.xt()], [symbols.beta()])),
        ' + ',
        term('data', fraction([root(previous()), ' ', symbols.x0()], ['1 − ', previous()])),
        ' = ',
        term('noise', slots.slopes[0] ?? ''),
        ' + ',
        term('data', slots.slopes[1] ?? ''),
        ' = ',
        slots.slope,
      ),
    ),
    formula(
      l10n.t('The square is completed: half of A times the square around B over A, and a constant'),
      '= ',
      half(),
      ' ',
      term('exact', symbol('A'), ' (', x(), ' − ', fraction([symbol('B')], [symbol('A')]), power(')', '2')),
      ' + ',
      slots.constant,
    ),
    formula(
      l10n.t('The posterior mean is B over A, its variance 1 over A'),
      term('exact', symbol('μ̃', 't'), ' = ', fraction([symbol('B')], [symbol('A')]), ' = ', slots.mean),
      ',   ',
      term('exact', symbol('β̃', 't'), ' = ', fraction(['1'], [symbol('A')]), ' = ', slots.variance),
    ),
  ].map((content, index) =>
    element(
      'li',
      {},
      element('span', { class: 'df-number', 'aria-hidden': 'true' }, `${index + 1}`),
      content,
    ),
  );
  return {
    element: element('ol', { class: 'df-derivation' }, ...lines),
    set(shown, terms) {
      lines.forEach((line, index) => {
        line.classList.toggle('df-later', index >= shown);
        line.setAttribute('aria-current', index === shown - 1 ? 'step' : 'false');
      });
      const number = (value: number | undefined): string => (value === undefined ? '–' : formatNumber(value));
      slots.likelihood.textContent = number(terms?.likelihood.precision);
      slots.prior.textContent = number(terms?.prior.precision);
      slots.precision.textContent = number(terms?.precision);
      slots.slopes.forEach((slot, i) => {
        slot.textContent = bracketed([terms?.likelihood.slope, terms?.prior.slope][i]);
      });
      slots.slope.textContent = number(terms?.slope);
      slots.constant.textContent = number(terms && terms.constant / 2);
      slots.mean.textContent = number(terms?.mean);
      slots.variance.textContent = number(terms?.variance);
    },
  };
}

/** A number in a sum: a negative one stands in brackets. */
function bracketed(value: number | undefined): string {
  const text = value === undefined ? '–' : formatNumber(value);
  return value !== undefined && value < 0 ? `(${text})` : text;
}
