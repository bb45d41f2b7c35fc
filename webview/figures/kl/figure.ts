import * as l10n from '@vscode/l10n';
import { Chart } from '../kit/drawing/chart';
import { densityGrid, densityValues } from '../kit/drawing/densityCurve';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { symbol } from '../kit/math/mathMarkup';
import { colorKeys } from '../kit/colors/meaningColors';
import { plotPins } from '../kit/controls/plotPins';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { curveNames, klCurves } from './curves';
import { divergenceFormula, divergenceNumbers } from './divergence';
import { integrand, integrandParts, pairOf } from './integrand';
import './kl.css';

const range: [number, number] = [-6, 6];

/** Two bells that are dragged by their means, the integrand between them or its three parts, and the divergence's terms. */
export const klFigure = framed('kl', (bench) => {
  const { signal } = bench;
  const controls = stateControls(bench, {
    labels: { sigma1: () => symbol('σ', '1'), sigma2: () => symbol('σ', '2') },
  });
  const plotHost = element('div', { class: 'df-plot' });
  const formula = divergenceFormula();
  const numbers = divergenceNumbers();
  const keys = element('div', { class: 'df-keys' });

  const chart = new Chart(
    plotHost,
    {
      name: l10n.t('The densities p and q, and the integrand of the divergence'),
      height: (width) => Math.round(Math.min(340, Math.max(240, width * 0.42))),
      curves: klCurves,
      xLabel: 'x',
      xRange: () => range,
      yRange: (min, max) => [Math.min(0, min * 1.1), max * 1.1],
      draw: () => pins.place(),
    },
    readTheme(),
    signal,
  );
  const pins = plotPins(bench, chart, { mu1: symbol('μ', '1'), mu2: symbol('μ', '2') });

  function curveValues() {
    const state = bench.state();
    const pair = pairOf(state);
    const [p, q] = state.direction === 'pq' ? [pair.over, pair.other] : [pair.other, pair.over];
    const grid = densityGrid([p, q], ...range);
    const parts = Array.from(grid, (x) => integrandParts(pair, x));
    const isWhole = state.areas === 'whole';
    return {
      grid,
      curves: [
        densityValues(p, grid, false),
        densityValues(q, grid, false),
        Array.from(grid, (x) => (isWhole ? integrand(pair, x) : null)),
        ...([0, 1, 2] as const).map((part) => parts.map((each) => (isWhole ? null : each[part]))),
      ],
    };
  }

  return {
    formula: formula.element,
    controls,
    content: [plotHost, keys, numbers.element],
    update() {
      const state = bench.state();
      const { grid, curves } = curveValues();
      chart.setData(grid, ...curves);
      formula.set(state.direction);
      numbers.set(state);
      keys.replaceChildren(
        ...curveNames(state).map(({ index, name }) =>
          element(
            'span',
            {},
            element('span', { class: `df-key df-key-${index}` }),
            element('span', { class: 'df-math' }, element('var', {}, name)),
          ),
        ),
      );
    },
    recolor(theme) {
      colorKeys(bench.root, klCurves, theme);
      chart.setTheme(theme);
    },
    numbers() {
      const { grid, curves } = curveValues();
      const shown = curveNames(bench.state());
      return {
        columns: ['x', ...shown.map(({ name }) => name)],
        rows: Array.from(grid, (x, row) => [x, ...shown.map(({ index }) => curves[index]?.[row] ?? NaN)]),
      };
    },
  };
});
