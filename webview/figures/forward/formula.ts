import * as l10n from '@vscode/l10n';
import type { OwnState } from '../../../src/figures';
import { element } from '../kit/dom';
import { formula, root, symbols, term } from '../kit/mathMarkup';

/** The formula of x_t in the chosen form, in symbols. */
export function forwardFormula(mode: OwnState<'forward'>['mode']): HTMLElement {
  return mode === 'closed'
    ? formula(
        l10n.t('x_t is √ᾱ_t times x_0 plus √(1−ᾱ_t) times ε'),
        term('state', symbols.xt()),
        ' = ',
        symbols.sqrtAlphaBar(),
        ' ',
        term('data', symbols.x0()),
        ' + ',
        symbols.sqrtOneMinusAlphaBar(),
        ' ',
        term('noise', symbols.epsilon()),
        ',\u2003',
        term('noise', symbols.epsilon()),
        ' ~ ',
        '𝒩(0, ',
        element('b', {}, 'I'),
        ')',
      )
    : formula(
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
        '𝒩(0, ',
        element('b', {}, 'I'),
        ')',
      );
}
