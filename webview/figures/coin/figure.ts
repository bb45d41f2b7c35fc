import * as l10n from '@vscode/l10n';
import {
  betaBinomialProbability,
  betaDensity,
  binomialProbability,
} from '../../../src/diffusion/distributions/beta';
import { believedAfter } from '../../../src/figures/coin';
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
  { label: 'P(A)', color: colorOf('noise'), dash: [2, 3], term: 'noise' },
  { label: 'P(B|A)', color: colorOf('data'), dash: [9, 4], term: 'data' },
  { label: 'P(A|B)', color: colorOf('exact'), width: 2.5, fill: 0.18, term: 'exact' },
];
const product: readonly Curve[] = [
  { label: 'P(B|A) P(A)', color: colorOf('error'), fill: 0.25, term: 'error' },
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
      element('p', { class: 'df-plot-title' }, l10n.t('Likelihood times prior: its area is the evidence')),
      below,
      terms.element,
    ],
    update() {
      const { heads, tails, trust } = bench.state();
      const { a, b } = believedAfter(trust, heads, tails);
      const values = (at: (x: number) => number): number[] => Array.from(grid, at);
      densities.setData(
        grid,
        values((x) => betaDensity(x, trust, trust)),
        values((x) => betaDensity(x, heads + 1, tails + 1)),
        values((x) => betaDensity(x, a, b)),
      );
      evidence.setData(
        grid,
        values((x) => binomialProbability(heads, tails, x) * betaDensity(x, trust, trust)),
      );
      terms.set(heads, tails, trust);
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

/** The same in numbers for the hypothesis that the coin is fair. */
function termsLine(): {
  readonly element: HTMLElement;
  readonly set: (heads: number, tails: number, trust: number) => void;
} {
  const slots = {
    likelihood: numberSlot(),
    prior: numberSlot(),
    evidence: numberSlot(),
    posterior: numberSlot(),
  };
  const host = element(
    'div',
    { class: 'df-equations' },
    element(
      'p',
      {},
      l10n.t(
        'Where the coin is fair (A: the probability of heads is 0.5; B: the tosses; P(A) and P(A|B) are densities):',
      ),
    ),
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
    set(heads, tails, trust) {
      const { a, b } = believedAfter(trust, heads, tails);
      slots.likelihood.textContent = formatNumber(binomialProbability(heads, tails, 0.5), 3);
      slots.prior.textContent = formatNumber(betaDensity(0.5, trust, trust), 3);
      slots.evidence.textContent = formatNumber(betaBinomialProbability(heads, tails, trust, trust), 3);
      slots.posterior.textContent = formatNumber(betaDensity(0.5, a, b), 3);
    },
  };
}
