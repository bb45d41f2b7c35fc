import * as l10n from '@vscode/l10n';
import { betaDensity, binomialProbability } from '../../../src/diffusion/distributions/beta';
import type { FigureState } from '../../../src/figures';
import { bayesOf, believedAfter } from '../../../src/figures/coin';
import { formatNumber } from '../../../src/base/formatNumber';
import { Chart, type Curve } from '../kit/drawing/chart';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { formula, fraction, numberSlot, term } from '../kit/math/mathMarkup';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import './coin.css';

const pieces = 500;
/** Probabilities of heads, without the ends, where a density may be infinite. */
const grid = Float64Array.from({ length: pieces }, (_, index) => (index + 0.5) / pieces);

const beliefs: readonly Curve[] = [
  { label: 'p(θ)', color: colorOf('noise'), dash: [2, 3], term: 'noise' },
  { label: 'P(B|θ)', color: colorOf('data'), dash: [9, 4], term: 'data' },
  { label: 'p(θ|B)', color: colorOf('exact'), width: 2.5, term: 'exact' },
  { label: 'P(A)', color: colorOf('noise'), width: 0, fill: 0.35, term: 'noise' },
  { label: 'P(A|B)', color: colorOf('exact'), width: 0, fill: 0.3, term: 'exact' },
];
const product: readonly Curve[] = [
  { label: 'P(B|θ) p(θ)', color: colorOf('error'), fill: 0.2, term: 'error' },
  { label: 'P(B|A) P(A)', color: colorOf('data'), width: 0, fill: 0.45, term: 'data' },
];

/** Prior, likelihood and posterior of a coin's probability of heads, and the evidence as an area below them. */
export const coinFigure = framed('coin', (bench) => {
  const { signal } = bench;
  const controls = stateControls(bench);
  const above = element('div', { class: 'df-plot' });
  const below = element('div', { class: 'df-plot' });
  const terms = termsLine();
  const names = [l10n.t('prior'), l10n.t('likelihood, scaled to the area 1'), l10n.t('posterior')];
  const keys = element(
    'div',
    { class: 'df-keys' },
    ...names.map((name, index) =>
      element('span', {}, element('span', { class: `df-key df-key-${index}` }), name),
    ),
  );

  const made = (host: HTMLElement, name: string, curves: readonly Curve[], height: number): Chart =>
    new Chart(
      host,
      {
        name,
        height: () => height,
        curves,
        xLabel: l10n.t('probability of heads'),
        xRange: () => [0, 1],
        yRange: (_, max) => [0, max * 1.1],
      },
      readTheme(),
      signal,
    );
  const densities = made(
    above,
    l10n.t('Prior, likelihood and posterior of the probability of heads'),
    beliefs,
    240,
  );
  const evidence = made(below, l10n.t('Likelihood times prior, whose area is the evidence'), product, 150);

  return {
    formula: bayesFormula(),
    controls,
    content: [
      keys,
      above,
      element(
        'p',
        { class: 'df-plot-title' },
        l10n.t('Likelihood times prior: its area is the evidence P(B), the part above the bound P(B|A) P(A)'),
      ),
      below,
      terms.element,
    ],
    update() {
      const { heads, tails, trust, bound } = bench.state();
      const { a, b } = believedAfter(trust, heads, tails);
      const isAbove = (x: number): boolean => x >= bound;
      const areas = (at: (x: number) => number): (number | null)[] =>
        Array.from(grid, (x) => (isAbove(x) ? at(x) : null));
      const joint = (x: number): number =>
        binomialProbability(heads, tails, x) * betaDensity(x, trust, trust);
      const values = (at: (x: number) => number): number[] => Array.from(grid, at);
      densities.setData(
        grid,
        values((x) => betaDensity(x, trust, trust)),
        values((x) => betaDensity(x, heads + 1, tails + 1)),
        values((x) => betaDensity(x, a, b)),
        areas((x) => betaDensity(x, trust, trust)),
        areas((x) => betaDensity(x, a, b)),
      );
      evidence.setData(grid, values(joint), areas(joint));
      terms.set(bench.state());
    },
    recolor(theme) {
      colorKeys(bench.root, beliefs, theme);
      densities.setTheme(theme);
      evidence.setTheme(theme);
    },
    numbers() {
      const { heads, tails, trust } = bench.state();
      const { a, b } = believedAfter(trust, heads, tails);
      return {
        columns: ['probability of heads', 'prior', 'likelihood', 'posterior'],
        rows: Array.from(grid, (x) => [
          x,
          betaDensity(x, trust, trust),
          binomialProbability(heads, tails, x),
          betaDensity(x, a, b),
        ]),
      };
    },
  };
});

/** Bayes' rule, A being the probability of heads and B the tosses. */
function bayesFormula(): HTMLElement {
  return formula(
    l10n.t('The posterior is the likelihood times the prior over the evidence'),
    term('exact', 'P(A|B)'),
    ' = ',
    fraction([term('data', 'P(B|A)'), ' ', term('noise', 'P(A)')], [term('error', 'P(B)')]),
  );
}

/** The same in numbers for the event that the coin is biased beyond the bound. */
function termsLine(): {
  readonly element: HTMLElement;
  readonly set: (state: FigureState<'coin'>) => void;
} {
  const slots = {
    likelihood: numberSlot(),
    prior: numberSlot(),
    evidence: numberSlot(),
    posterior: numberSlot(),
  };
  const event = element('p', {});
  const host = element(
    'div',
    { class: 'df-equations' },
    event,
    element(
      'p',
      {},
      term('exact', 'P(A|B)'),
      ' = ',
      term('data', slots.likelihood),
      ' · ',
      term('noise', slots.prior),
      ' / ',
      term('error', slots.evidence),
      ' = ',
      element('strong', {}, slots.posterior),
    ),
  );
  return {
    element: host,
    set(state) {
      const numbers = bayesOf(state);
      event.textContent = l10n.t(
        'A: heads are more probable than {0}, the shaded areas; B: the tosses.',
        formatNumber(state.bound, 2),
      );
      slots.likelihood.textContent = formatNumber(numbers.likelihood, 3);
      slots.prior.textContent = formatNumber(numbers.prior, 3);
      slots.evidence.textContent = formatNumber(numbers.evidence, 3);
      slots.posterior.textContent = formatNumber(numbers.posterior, 3);
    },
  };
}
