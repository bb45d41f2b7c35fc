import * as l10n from '@vscode/l10n';
import { element, type Child } from '../kit/dom';
import { power, symbol, symbols, term } from '../kit/math/mathMarkup';

/** Which line of the algorithm a moment belongs to, from 1. */
export type AlgorithmLine = 2 | 3 | 4 | 5;

const math = (...children: Child[]): HTMLElement => element('span', { class: 'df-math' }, ...children);

/** Algorithm 1 of the DDPM paper as a list of lines, one of which is lit. */
export function trainingAlgorithm(): { readonly element: HTMLElement; light(line: AlgorithmLine): void } {
  const network = term(
    'prediction',
    symbol('ε', 'θ'),
    '(',
    symbols.sqrtAlphaBar(),
    ' ',
    symbols.x0(),
    ' + ',
    symbols.sqrtOneMinusAlphaBar(),
    ' ',
    symbols.epsilon(),
    ', ',
    symbols.t(),
    ')',
  );
  const lines: readonly (readonly Child[])[] = [
    [math(element('b', {}, 'repeat'))],
    [math(term('data', symbols.x0()), ' ∼ ', element('var', {}, 'q'), '(', symbols.x0(), ')')],
    [math(symbols.t(), ' ∼ Uniform({1, …, ', element('var', {}, 'T'), '})')],
    [math(term('noise', symbols.epsilon()), ' ∼ 𝒩(0, ', element('b', {}, 'I'), ')')],
    [
      l10n.t('a step down the gradient of'),
      ' ',
      math('‖', term('noise', symbols.epsilon()), ' − '),
      math(network, power('‖', '2')),
    ],
    [math(element('b', {}, 'until converged'))],
  ];
  const list = element(
    'ol',
    { class: 'df-algorithm', 'aria-label': l10n.t('Training loss (Algorithm 1)') },
    ...lines.map((line) => element('li', {}, ...line)),
  );
  return {
    element: list,
    light(lit) {
      [...list.children].forEach((line, index) => {
        line.setAttribute('aria-current', index + 1 === lit ? 'step' : 'false');
      });
    },
  };
}
