import * as l10n from '@vscode/l10n';
import type { FigureState } from '../../../src/figures';
import { element, type Child } from '../kit/dom';
import { formatCoefficient, formatNumber } from '../../../src/base/formatNumber';
import { formula, fraction, numberSlot, root, symbol, symbols, term } from '../kit/math/mathMarkup';
import type { PosteriorTerms } from './terms';

const posteriorMean = (): HTMLElement => symbol('μ̃', 't');
const posteriorVariance = (): HTMLElement => symbol('β̃', 't');
const previousAlphaBar = (): HTMLElement => symbol('ᾱ', 't−1');

function densityName(...inside: Child[]): HTMLElement {
  return element('span', { class: 'df-math' }, element('var', {}, 'q'), '(', ...inside, ')');
}

/** The numbers around the posterior's plot: the three densities, and μ̃_t and β̃_t with their coefficients. */
export function posteriorReadout(): {
  /** μ̃_t and β̃_t, to stand above the plot. */
  readonly equations: HTMLElement;
  /** The three densities, to stand below it. */
  readonly element: HTMLElement;
  set(terms: PosteriorTerms, state: FigureState<'posterior'>): void;
} {
  const rows = [
    {
      curve: 0,
      name: densityName(symbols.xtMinus1(), ' | ', symbols.x0()),
      role: l10n.t('prior'),
      mean: numberSlot(),
      variance: numberSlot(),
    },
    {
      curve: 1,
      name: densityName(symbols.xt(), ' | ', symbols.xtMinus1()),
      role: l10n.t('likelihood'),
      mean: numberSlot(),
      variance: numberSlot(),
    },
    {
      curve: 2,
      name: densityName(symbols.xtMinus1(), ' | ', symbols.xt(), ', ', symbols.x0()),
      role: l10n.t('posterior'),
      mean: numberSlot(),
      variance: numberSlot(),
    },
  ];
  const table = element(
    'table',
    { class: 'df-values' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('td', {}),
        element('td', {}),
        element('th', { scope: 'col' }, l10n.t('mean')),
        element('th', { scope: 'col' }, l10n.t('variance')),
      ),
    ),
    element(
      'tbody',
      {},
      ...rows.map(({ curve, name, role, mean, variance }) =>
        element(
          'tr',
          {},
          element(
            'th',
            { scope: 'row' },
            element('div', {}, element('span', { class: `df-key df-key-${curve}` }), name),
          ),
          element('td', { class: 'df-definition' }, role),
          element('td', {}, mean),
          element('td', {}, variance),
        ),
      ),
    ),
  );

  const slots = {
    factorX0: numberSlot(),
    factorXt: numberSlot(),
    x0: numberSlot(),
    xt: numberSlot(),
    mean: numberSlot(),
    variance: numberSlot(),
  };
  const meanFormula = formula(
    l10n.t('The posterior mean is a weighted sum of x₀ and xₜ'),
    term('exact', posteriorMean()),
    ' = ',
    term(
      'data',
      fraction([root(previousAlphaBar()), ' ', symbols.beta()], ['1 − ', symbols.alphaBar()]),
      ' ',
      symbols.x0(),
    ),
    ' + ',
    term(
      'noise',
      fraction([root(symbols.alpha()), ' (1 − ', previousAlphaBar(), ')'], ['1 − ', symbols.alphaBar()]),
      ' ',
      symbols.xt(),
    ),
  );
  const meanNumbers = element(
    'span',
    { class: 'df-numbers' },
    '= ',
    slots.factorX0,
    ' · ',
    slots.x0,
    ' + ',
    slots.factorXt,
    ' · ',
    slots.xt,
    ' = ',
    element('strong', {}, slots.mean),
  );
  const varianceFormula = formula(
    l10n.t('The posterior variance'),
    term('exact', posteriorVariance()),
    ' = ',
    fraction(['1 − ', previousAlphaBar()], ['1 − ', symbols.alphaBar()]),
    ' ',
    symbols.beta(),
  );
  const varianceNumbers = element(
    'span',
    { class: 'df-numbers' },
    '= ',
    element('strong', {}, slots.variance),
  );

  return {
    equations: element(
      'div',
      { class: 'df-equations' },
      element('p', {}, meanFormula, ' ', meanNumbers),
      element('p', {}, varianceFormula, ' ', varianceNumbers),
    ),
    element: element('div', { class: 'df-readout' }, table),
    set(terms, state) {
      [terms.prior, terms.likelihood, terms.posterior].forEach(({ mean, variance }, index) => {
        rows[index]?.mean.replaceChildren(formatNumber(mean));
        rows[index]?.variance.replaceChildren(formatNumber(variance));
      });
      slots.factorX0.textContent = formatCoefficient(terms.factorX0);
      slots.factorXt.textContent = formatCoefficient(terms.factorXt);
      slots.x0.textContent = signed(state.x0);
      slots.xt.textContent = signed(state.xt);
      slots.mean.textContent = formatNumber(terms.posterior.mean);
      slots.variance.textContent = formatNumber(terms.posterior.variance);
    },
  };
}

function signed(value: number): string {
  const text = value.toFixed(2).replace('-', '−');
  return value < 0 ? `(${text})` : text;
}
