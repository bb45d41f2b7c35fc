import * as l10n from '@vscode/l10n';
import { gaussianKlTerms } from '../../../src/diffusion/distributions/gaussian';
import { formatNumber } from '../../../src/base/formatNumber';
import { Chart, type Curve } from '../kit/chart';
import { colorKeys, colorOf } from '../kit/meaningColors';
import { densityGrid, densityValues } from '../kit/densityCurve';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { formula, fraction, numberSlot, power, symbol } from '../kit/mathMarkup';
import { plotPins } from '../kit/plotPins';
import { stateControls } from '../kit/stateControls';
import { readTheme } from '../kit/theme';
import { integrand, pairOf } from './integrand';
import './kl.css';

const range: [number, number] = [-6, 6];

/** p, q, and what is summed. */
const curves: readonly Curve[] = [
  { label: 'p', color: colorOf('data') },
  { label: 'q', color: colorOf('prediction'), dash: [9, 4] },
  { label: 'p ln(p/q)', color: colorOf('error'), width: 1.5, fill: 0.25 },
];

/** Two bells that are dragged by their means, the integrand between them, and the terms of the divergence. */
export const klFigure = framed('kl', (bench) => {
  const { signal } = bench;
  const controls = stateControls(bench, {
    labels: { sigma1: () => symbol('σ', '1'), sigma2: () => symbol('σ', '2') },
  });
  const plotHost = element('div', { class: 'df-plot' });
  const terms = termsLine();
  const keys = element('div', { class: 'df-keys' });

  const chart = new Chart(
    plotHost,
    {
      name: l10n.t('The densities p and q, and the integrand of the divergence'),
      height: (width) => Math.round(Math.min(340, Math.max(240, width * 0.42))),
      curves,
      xLabel: 'x',
      xRange: () => range,
      yRange: (min, max) => [Math.min(0, min * 1.1), max * 1.1],
      draw: () => pins.place(),
    },
    readTheme(),
    signal,
  );
  const pins = plotPins(bench, chart, { mu1: symbol('μ', '1'), mu2: symbol('μ', '2') });

  function showKeys(direction: 'pq' | 'qp'): void {
    const [over, other] = direction === 'pq' ? ['p', 'q'] : ['q', 'p'];
    const names = ['p', 'q', `${over} ln(${over}/${other})`];
    keys.replaceChildren(
      ...names.map((name, index) =>
        element(
          'span',
          {},
          element('span', { class: `df-key df-key-${index}` }),
          element('span', { class: 'df-math' }, element('var', {}, name)),
        ),
      ),
    );
  }

  return {
    controls,
    content: [plotHost, keys, terms.element],
    update() {
      const state = bench.state();
      const { direction, mu1, sigma1, mu2, sigma2 } = state;
      showKeys(direction);
      const pair = pairOf(state);
      const [p, q] = direction === 'pq' ? [pair.over, pair.other] : [pair.other, pair.over];
      const grid = densityGrid([p, q], ...range);
      chart.setData(
        grid,
        densityValues(p, grid, false),
        densityValues(q, grid, false),
        Array.from(grid, (x) => integrand(pair, x)),
      );
      terms.set(direction, direction === 'pq' ? [mu1, sigma1, mu2, sigma2] : [mu2, sigma2, mu1, sigma1]);
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      chart.setTheme(theme);
    },
  };
});

/** The divergence as its terms, in symbols and in numbers. */
function termsLine(): {
  readonly element: HTMLElement;
  /** Takes μ and σ of the density that the mean is over, then those of the other. */
  readonly set: (
    direction: 'pq' | 'qp',
    of: readonly [mean0: number, deviation0: number, mean1: number, deviation1: number],
  ) => void;
} {
  const host = element('div', { class: 'df-equations' });
  const slots = { logRatio: numberSlot(), spread: numberSlot(), distance: numberSlot(), sum: numberSlot() };
  const numbers = element(
    'span',
    { class: 'df-numbers' },
    '= ',
    slots.logRatio,
    ' + ',
    slots.spread,
    ' + ',
    slots.distance,
    ' − ½ = ',
    element('strong', {}, slots.sum),
  );
  let shown: 'pq' | 'qp' | undefined;

  function symbols(direction: 'pq' | 'qp'): HTMLElement {
    const [over, other] = direction === 'pq' ? ['1', '2'] : ['2', '1'];
    const sigma = (index: string) => symbol('σ', index);
    return formula(
      l10n.t('The divergence is the logarithm of the deviations’ ratio, plus spread, plus distance, less ½'),
      direction === 'pq' ? 'D(p‖q)' : 'D(q‖p)',
      ' = ln ',
      fraction([sigma(other)], [sigma(over)]),
      ' + ',
      fraction([power(sigma(over), '2')], ['2 ', power(sigma(other), '2')]),
      ' + ',
      fraction(
        ['(', symbol('μ', over), ' − ', symbol('μ', other), power(')', '2')],
        ['2 ', power(sigma(other), '2')],
      ),
      ' − ½',
    );
  }

  return {
    element: host,
    set(direction, [mean0, deviation0, mean1, deviation1]) {
      if (shown !== direction) {
        shown = direction;
        host.replaceChildren(element('p', {}, symbols(direction), ' ', numbers));
      }
      const found = gaussianKlTerms(mean0, deviation0 ** 2, mean1, deviation1 ** 2);
      slots.logRatio.textContent = bracketed(found.logRatio);
      slots.spread.textContent = formatNumber(found.spread, 3);
      slots.distance.textContent = formatNumber(found.distance, 3);
      slots.sum.textContent = formatNumber(found.logRatio + found.spread + found.distance - 0.5, 3);
    },
  };
}

/** A number in a sum: a negative one stands in brackets. */
function bracketed(value: number): string {
  const text = formatNumber(value, 3);
  return value < 0 ? `(${text})` : text;
}
