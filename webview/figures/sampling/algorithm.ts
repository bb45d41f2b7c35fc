import * as l10n from '@vscode/l10n';
import type { OwnState } from '../../../src/figures';
import { element, type Child } from '../kit/dom';
import { fraction, root, symbol, symbols, term } from '../kit/math/mathMarkup';

type Method = OwnState<'sampling'>['method'];

/** Which line of the algorithm a moment belongs to, from 1. */
export type AlgorithmLine = 1 | 2 | 3 | 4 | 5 | 6;

const math = (...children: Child[]): HTMLElement => element('span', { class: 'df-math' }, ...children);
const normal = (): HTMLElement => math('𝒩(0, ', element('b', {}, 'I'), ')');
const prediction = (): HTMLElement =>
  math(term('prediction', symbol('ε', 'θ'), '(', symbols.xt(), ', ', symbols.t(), ')'));

/** Algorithm 2 of the DDPM paper, or with DDIM's step in its line 4 (Song et al. 2021, eq. 12 with η = 0). */
function lines(method: Method): readonly (readonly Child[])[] {
  const isDdim = method === 'ddim';
  return [
    [math(symbol('x', 'T'), ' ∼ '), normal()],
    [
      math(
        element('b', {}, 'for '),
        symbols.t(),
        ' = ',
        element('var', {}, 'T'),
        ', …',
        element('b', {}, ' do'),
      ),
    ],
    isDdim
      ? [math(term('noise', symbol('z')), ' = 0')]
      : [math(term('noise', symbol('z')), ' ∼ '), normal(), l10n.t(', in the last step z = 0')],
    isDdim
      ? [
          math(
            term('state', symbols.xtMinus1()),
            ' = ',
            root(symbol('ᾱ', 't−1')),
            ' ',
            term('prediction', symbol('x̂', '0')),
            ' + ',
          ),
          math(root('1 − ', symbol('ᾱ', 't−1')), ' ', prediction()),
        ]
      : [
          math(term('state', symbols.xtMinus1()), ' = ', fraction(['1'], [root(symbols.alpha())]), ' '),
          math(
            '(',
            term('state', symbols.xt()),
            ' − ',
            fraction(['1 − ', symbols.alpha()], [symbols.sqrtOneMinusAlphaBar()]),
            ' ',
          ),
          math(prediction(), ') '),
          math('+ ', symbol('σ', 't'), ' ', term('noise', symbol('z'))),
        ],
    [math(element('b', {}, 'end for'))],
    [math(element('b', {}, 'return '), symbols.x0())],
  ];
}

/** A line that may break between its parts, none of which breaks in itself. */
const breakable = (line: readonly Child[]): HTMLElement =>
  element('li', {}, ...line.flatMap((part) => [part, element('wbr')]));

/** The algorithm as a list of lines, one of which is lit. */
export function algorithmList(): {
  readonly element: HTMLElement;
  show(method: Method, lit: AlgorithmLine): void;
} {
  const list = element('ol', { class: 'df-algorithm', 'aria-label': l10n.t('Sampling (Algorithm 2)') });
  let shown: Method | undefined;
  return {
    element: list,
    show(method, lit) {
      if (shown !== method) {
        shown = method;
        list.replaceChildren(...lines(method).map((line) => breakable(line)));
      }
      [...list.children].forEach((line, index) => {
        line.setAttribute('aria-current', index + 1 === lit ? 'step' : 'false');
      });
    },
  };
}
