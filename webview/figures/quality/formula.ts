import * as l10n from '@vscode/l10n';
import { element } from '../kit/dom';
import { formula, power, symbol, term } from '../kit/math/mathMarkup';

const made = (...children: (HTMLElement | string)[]) => term('prediction', ...children);
const data = (...children: (HTMLElement | string)[]) => term('data', ...children);
const p = (of: string) => made(symbol('p'), '(', symbol(of), ')');

/** The three numbers as they are computed here. */
export function qualityFormula(): HTMLElement {
  return element(
    'span',
    {},
    formula(
      l10n.t('Score: exp of the mean divergence of p(y|x) from p(y)'),
      'exp 𝔼 ',
      symbol('D', 'KL'),
      '(',
      p('y|x'),
      ' ‖ ',
      p('y'),
      '),\u2003',
    ),
    formula(
      l10n.t(
        'Distance: the squared difference of the means plus the trace of Σ plus Σ′ minus twice the root of their product',
      ),
      '|',
      data(symbol('μ')),
      ' − ',
      made(symbol('μ′')),
      power('|', '2'),
      ' + tr(',
      data(symbol('Σ')),
      ' + ',
      made(symbol('Σ′')),
      ' − 2 (',
      data(symbol('Σ')),
      made(symbol('Σ′')),
      power(')', '½'),
      '),\u2003',
    ),
    formula(
      l10n.t('NLL: minus half the mean of the base-2 logarithm of the samples’ density at data points'),
      '−½ 𝔼 ',
      element('span', {}, 'log', element('sub', {}, '2'), ' '),
      made(symbol('q')),
      '(',
      data(symbol('x')),
      ')',
    ),
  );
}
