import * as l10n from '@vscode/l10n';
import type { OwnState } from '../../../src/figures';
import { element, type Child } from '../kit/dom';
import { closedFormSum, formula, root, symbol, symbols, term } from '../kit/math/mathMarkup';

const standardNormal = (): readonly Child[] => ['𝒩(0, ', element('b', {}, 'I'), ')'];

/** The formula of x_t in the chosen form, in symbols. */
export function forwardFormula(mode: OwnState<'forward'>['mode']): HTMLElement {
  switch (mode) {
    case 'closed':
    case 'both':
      return closedFormula();
    case 'chain':
      return chainFormula();
    case 'merge':
      return mergeFormula();
  }
}

function closedFormula(): HTMLElement {
  return formula(
    l10n.t('x_t is √ᾱ_t times x_0 plus √(1−ᾱ_t) times ε'),
    ...closedFormSum(),
    ',\u2003',
    term('noise', symbols.epsilon()),
    ' ~ ',
    ...standardNormal(),
  );
}

function chainFormula(): HTMLElement {
  return formula(
    l10n.t('x_t is √(1−β_t) times x_{t−1} plus √β_t times ε_t'),
    term('state', symbols.xt()),
    ' = ',
    root('1 − ', symbols.beta()),
    ' ',
    term('state', symbols.xtMinus1()),
    ' + ',
    root(symbols.beta()),
    ' ',
    term('noise', symbols.epsilonT()),
    ',\u2003',
    term('noise', symbols.epsilonT()),
    ' ~ ',
    ...standardNormal(),
  );
}

function mergeFormula(): HTMLElement {
  return formula(
    l10n.t('√a times ε_1 plus √b times ε_2 is distributed as √(a+b) times ε'),
    term('noise', root(symbol('a')), ' ', symbol('ε', '1')),
    ' + ',
    term('noise', root(symbol('b')), ' ', symbol('ε', '2')),
    ' ~ ',
    term('exact', root(symbol('a'), ' + ', symbol('b')), ' ', symbols.epsilon()),
  );
}
