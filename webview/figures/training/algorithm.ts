import * as l10n from '@vscode/l10n';
import type { Target } from '../../../src/figures/training';
import { element, type Child } from '../kit/dom';
import { power, symbol, symbols, term } from '../kit/math/mathMarkup';

/** Which line of the algorithm a moment belongs to, from 1. */
export type AlgorithmLine = 2 | 3 | 4 | 5;

/** What the algorithm trains: a denoiser of DDPM, or the velocity of flow matching. */
export type AlgorithmTarget = Target | 'flow';

/** What a network of each target is called and what it should answer. */
export const answers: Readonly<
  Record<AlgorithmTarget, { readonly network: () => HTMLElement; readonly wanted: () => HTMLElement }>
> = {
  epsilon: { network: () => symbol('ε', 'θ'), wanted: () => term('noise', symbols.epsilon()) },
  x0: { network: () => symbol('x̂', 'θ'), wanted: () => term('data', symbols.x0()) },
  v: {
    network: () => symbol('v', 'θ'),
    wanted: () =>
      element(
        'span',
        {},
        '(',
        symbols.sqrtAlphaBar(),
        ' ',
        term('noise', symbols.epsilon()),
        ' − ',
        symbols.sqrtOneMinusAlphaBar(),
        ' ',
        term('data', symbols.x0()),
        ')',
      ),
  },
  flow: {
    network: () => symbol('v', 'θ'),
    wanted: () =>
      element('span', {}, '(', term('noise', symbols.epsilon()), ' − ', term('data', symbols.x0()), ')'),
  },
};

const math = (...children: Child[]): HTMLElement => element('span', { class: 'df-math' }, ...children);

/**
 * Algorithm 1 of the DDPM paper, or with the target of Salimans & Ho 2022 in its line 5, or with the straight paths of
 * Lipman et al. 2023, on which s = t / T is the share of noise.
 */
function lines(target: AlgorithmTarget): readonly (readonly Child[])[] {
  const { network, wanted } = answers[target];
  const isFlow = target === 'flow';
  const share = element('var', {}, 's');
  const xt = isFlow
    ? term(
        'state',
        '(1 − ',
        share,
        ') ',
        symbols.x0(),
        ' + ',
        element('var', {}, 's'),
        ' ',
        symbols.epsilon(),
      )
    : term(
        'state',
        symbols.sqrtAlphaBar(),
        ' ',
        symbols.x0(),
        ' + ',
        symbols.sqrtOneMinusAlphaBar(),
        ' ',
        symbols.epsilon(),
      );
  return [
    [math(element('b', {}, 'repeat'))],
    [math(term('data', symbols.x0()), ' ∼ ', element('var', {}, 'q'), '(', symbols.x0(), ')')],
    [math(symbols.t(), ' ∼ Uniform({1, …, ', element('var', {}, 'T'), '})')],
    [math(term('noise', symbols.epsilon()), ' ∼ 𝒩(0, ', element('b', {}, 'I'), ')')],
    [
      l10n.t('a step down the gradient of'),
      ' ',
      math('‖', wanted(), ' − '),
      math(term('prediction', network()), '(', xt, ', ', symbols.t(), ')', power('‖', '2')),
    ],
    [math(element('b', {}, 'until converged'))],
  ];
}

/** The algorithm as a list of lines, one of which is lit. */
export function trainingAlgorithm(): {
  readonly element: HTMLElement;
  /** @param lit none where no step is shown */
  show(target: AlgorithmTarget, lit?: AlgorithmLine): void;
} {
  const list = element('ol', { class: 'df-algorithm', 'aria-label': l10n.t('Training (Algorithm 1)') });
  let shown: AlgorithmTarget | undefined;
  return {
    element: list,
    show(target, lit) {
      if (shown !== target) {
        shown = target;
        list.replaceChildren(...lines(target).map((line) => element('li', {}, ...line)));
      }
      [...list.children].forEach((line, index) => {
        line.setAttribute('aria-current', index + 1 === lit ? 'step' : 'false');
      });
    },
  };
}
