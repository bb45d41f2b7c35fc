import * as l10n from '@vscode/l10n';
import { gaussianDensity } from '../../../src/diffusion/distributions/gaussian';
import {
  mixture1dDensity,
  mixture1dMoments,
  type Mixture1d,
} from '../../../src/diffusion/distributions/mixture1d';
import { jump } from '../../../src/diffusion/posterior';
import { backwardDensities, targetTime } from '../../../src/figures/backward';
import { scheduleMemo } from '../../../src/figures/scheduleMemo';
import { Chart, type Curve } from '../kit/drawing/chart';
import { densityGrid, normalBell } from '../kit/drawing/densityCurve';
import { element, type Child } from '../kit/dom';
import { framed } from '../kit/frame';
import { formula, fraction, symbol, symbols, term } from '../kit/math/mathMarkup';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { plotPins } from '../kit/controls/plotPins';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import './backward.css';

const range: [number, number] = [-3, 3];

const curves: readonly Curve[] = [
  { label: 'q(x_s)', color: colorOf('data'), term: 'data', dash: [9, 4], width: 1.5 },
  { label: 'q(x_t|x_s)', color: colorOf('noise'), term: 'noise', dash: [2, 3], width: 1.5 },
  { label: 'q(x_s|x_t)', color: colorOf('exact'), term: 'exact', width: 2.5, fill: 0.18 },
  { label: 'N', color: colorOf('prediction'), term: 'prediction', dash: [6, 3, 1, 3], width: 2 },
];

/** The density one step back without x_0, between what it is made from, and the Gaussian with its moments. */
export const backwardFigure = framed('backward', (bench) => {
  const scheduleOf = scheduleMemo();
  const plotHost = element('div', { class: 'df-plot' });
  const chart = new Chart(
    plotHost,
    {
      name: l10n.t('Densities over x_s: of the noised data, of x_t given x_s, and of x_s given x_t'),
      height: (width) => Math.round(Math.min(320, Math.max(220, width * 0.4))),
      curves,
      xLabel: 'xₛ',
      yLabel: l10n.t('density'),
      xRange: () => range,
      yRange: (_, max) => [0, max * 1.1],
      draw: () => pins.place(),
    },
    readTheme(),
    bench.signal,
  );
  const pins = plotPins(bench, chart, { xt: symbols.xt() });

  /** The curves over a grid: q(x_s|x_t) and its Gaussian as densities, the others scaled to the height of the first. */
  function curvesNow(): { readonly grid: Float64Array; readonly values: readonly number[][] } {
    const state = bench.state();
    const schedule = scheduleOf(state.schedule);
    const { prior, kernel } = backwardDensities(schedule, state);
    const { alpha, beta } = jump(schedule, targetTime(state), state.t);
    const { mean, variance } = mixture1dMoments(kernel);
    const bells = ({ components }: Mixture1d) =>
      components.map((each) => normalBell(each.mean, each.variance));
    const grid = densityGrid([...bells(kernel), ...bells(prior), normalBell(mean, variance)], ...range);
    const over = (density: (x: number) => number): number[] => Array.from(grid, density);
    const exact = over((x) => mixture1dDensity(kernel, x));
    const peak = Math.max(...exact);
    return {
      grid,
      values: [
        scaledTo(
          peak,
          over((x) => mixture1dDensity(prior, x)),
        ),
        scaledTo(
          peak,
          over((x) => gaussianDensity(state.xt, Math.sqrt(alpha) * x, beta)),
        ),
        exact,
        over((x) => gaussianDensity(x, mean, variance)),
      ],
    };
  }

  return {
    formula: backwardFormula(),
    content: [plotHost, keys()],
    controls: stateControls(bench),
    update() {
      const { grid, values } = curvesNow();
      chart.setData(grid, ...values);
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      chart.setTheme(theme);
    },
    numbers() {
      const { grid, values } = curvesNow();
      return {
        columns: ['x_s', ...curves.map(({ label }) => label)],
        rows: Array.from(grid, (x, i) => [x, ...values.map((each) => each[i] ?? 0)]),
      };
    },
  };
});

function scaledTo(peak: number, values: readonly number[]): number[] {
  const own = Math.max(...values);
  return values.map((value) => (own > 0 ? (value * peak) / own : 0));
}

const density = (...inside: Child[]): Child[] => [symbol('q'), '(', ...inside, ')'];
const xs = (): HTMLElement => symbol('x', 's');

function backwardFormula(): HTMLElement {
  return formula(
    l10n.t('The density of xₛ given xₜ is the likelihood of xₜ times the density of xₛ over the evidence'),
    term('exact', ...density(xs(), ' | ', symbols.xt())),
    ' = ',
    fraction(
      [term('noise', ...density(symbols.xt(), ' | ', xs())), ' ', term('data', ...density(xs()))],
      density(symbols.xt()),
    ),
  );
}

function keys(): HTMLElement {
  const names: readonly (readonly Child[])[] = [
    density(xs()),
    density(symbols.xt(), ' | ', xs()),
    density(xs(), ' | ', symbols.xt()),
    [l10n.t('Gaussian with the same mean and variance')],
  ];
  return element(
    'div',
    { class: 'df-keys' },
    ...names.map((name, index) =>
      element(
        'span',
        {},
        element('span', { class: `df-key df-key-${index}` }),
        index < 3 ? element('span', { class: 'df-math' }, ...name) : element('span', {}, ...name),
      ),
    ),
  );
}
