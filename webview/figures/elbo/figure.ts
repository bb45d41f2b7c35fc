import * as l10n from '@vscode/l10n';
import { boundNoiseWeight, type LinearBound } from '../../../src/diffusion/bounds/linearBound';
import { bestElboOf, elboOf } from '../../../src/figures/elbo';
import { formatPowerOfTen } from '../../../src/base/formatNumber';
import { scheduleOf } from '../../../src/figures/scheduleMemo';
import { Chart, type ChartOptions, type Curve } from '../kit/drawing/chart';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { formula, symbol, term } from '../kit/math/mathMarkup';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { Panel } from '../kit/drawing/panel';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { markTime } from '../kit/controls/timeMarker';
import { barsHeight, paintBars } from './bars';
import { paintTermBars } from './termBars';
import './elbo.css';

const termCurves: readonly Curve[] = [
  { label: 'L_{t−1}', color: colorOf('prediction'), width: 1.5, term: 'prediction' },
  { label: 'best', color: colorOf('exact'), dash: [9, 4], width: 1.5, term: 'exact' },
];
const weightCurves: readonly Curve[] = [
  { label: 'L', color: colorOf('prediction'), term: 'prediction' },
  { label: 'L_simple', color: colorOf('noise'), dash: [9, 4], term: 'noise' },
];

/** The bound as bars that add up, its terms over t, and how much an error of ε weighs in it and in L_simple. */
export const elboFigure = framed('elbo', (bench) => {
  const { signal } = bench;
  const controls = stateControls(bench);
  const bars = new Panel(
    {
      name: l10n.t('The bound in its terms, the exact −log₂ p(x₀), and the entropy, as bars on one scale'),
      height: () => barsHeight,
      paint: (pen) => paintBars(pen, elboOf(bench.state()), bench.state().t),
    },
    readTheme(),
    signal,
  );
  const hosts = [element('div', { class: 'df-plot' }), element('div', { class: 'df-plot' })] as const;
  const setTime = (t: number): void => {
    const { schedule } = bench.state();
    bench.change({ t: Math.min(schedule.T, Math.max(1, Math.round(t))) });
  };
  const overTime = (options: Pick<ChartOptions, 'name' | 'curves'>): ChartOptions => ({
    ...options,
    height: () => 170,
    xLabel: 't',
    xRange: () => [1, bench.state().schedule.T],
    yRange: (min, max) => [Math.floor(min), Math.max(Math.floor(min) + 1, Math.ceil(max))],
    yTicks: { increments: [1, 2, 3, 4, 5, 10, 20], format: formatPowerOfTen },
    draw: (plot, theme) => markTime(plot, theme, bench.state().t),
    onDrag: setTime,
  });
  const termOptions = overTime({
    name: l10n.t('The terms L_{t−1} over t in bits, on a logarithmic axis'),
    curves: termCurves,
  });
  const terms = new Chart(
    hosts[0],
    {
      ...termOptions,
      draw(plot, theme) {
        paintTermBars(plot, colorOf('prediction')(theme));
        markTime(plot, theme, bench.state().t);
      },
    },
    readTheme(),
    signal,
  );
  const weights = new Chart(
    hosts[1],
    overTime({
      name: l10n.t('The weight of an error of ε over t, in the bound and in L_simple, on a logarithmic axis'),
      curves: weightCurves,
    }),
    readTheme(),
    signal,
  );
  let drawn: LinearBound | undefined;

  return {
    formula: boundFormula(),
    controls,
    content: [
      bars.element,
      element('p', { class: 'df-plot-title' }, l10n.t('Bits of each step, t = 1 being L₀')),
      hosts[0],
      curveKeys([
        ['model', l10n.t('this model')],
        ['best', l10n.t('with the right mean and variance of each step')],
      ]),
      element('p', { class: 'df-plot-title' }, l10n.t('Weight of a squared error of ε')),
      hosts[1],
      curveKeys([
        ['model', l10n.t('in the bound')],
        ['simple', l10n.t('in L_simple')],
      ]),
    ],
    update() {
      const bound = elboOf(bench.state());
      bars.redraw();
      if (bound === drawn) {
        terms.redraw();
        weights.redraw();
        return;
      }
      drawn = bound;
      const schedule = scheduleOf(bench.state().schedule);
      const steps = Array.from({ length: schedule.T }, (_, index) => index + 1);
      terms.setData(
        steps,
        ...[bound, bestElboOf(bench.state())].map(({ terms: bits }) =>
          steps.map((t) => exponent(bits[t] ?? 0)),
        ),
      );
      weights.setData(
        steps,
        steps.map((t) => (t === 1 ? null : exponent(boundNoiseWeight(schedule, t, bound.variances[t] ?? 0)))),
        steps.map(() => 0),
      );
    },
    recolor(theme) {
      colorKeys(bench.root, [...termCurves, ...weightCurves.slice(1)], theme);
      bars.setTheme(theme);
      terms.setTheme(theme);
      weights.setTheme(theme);
    },
    numbers() {
      const bound = elboOf(bench.state());
      const schedule = scheduleOf(bench.state().schedule);
      return {
        columns: ['t', 'L_(t-1) bits', 'variance', 'E(eps - eps_theta)^2', 'bound weight'],
        rows: Array.from({ length: schedule.T }, (_, index) => {
          const t = index + 1;
          const variance = bound.variances[t] ?? 0;
          return [
            t,
            bound.terms[t] ?? 0,
            variance,
            bound.noiseErrors[t] ?? 0,
            t === 1 ? 0 : boundNoiseWeight(schedule, t, variance),
          ];
        }),
      };
    },
  };
});

/** A logarithm for the axis; null where there is none. */
function exponent(value: number): number | null {
  const power = Math.log10(value);
  return Number.isFinite(power) ? power : null;
}

function boundFormula(): HTMLElement {
  return formula(
    l10n.t('The terms of the bound add up to no less than the negative log-likelihood'),
    term('noise', symbol('L', 'T')),
    ' + ',
    element('span', { class: 'df-math' }, '∑'),
    element('sub', {}, 't>1'),
    ' ',
    term('prediction', symbol('L', 't−1')),
    ' + ',
    term('data', symbol('L', '0')),
    ' ≥ ',
    term('exact', '−log ', symbol('p', 'θ'), '(', symbol('x', '0'), ')'),
  );
}

/** Keys of curves, by the class that each has in the style sheet. */
function curveKeys(names: readonly (readonly [key: string, name: string])[]): HTMLElement {
  return element(
    'div',
    { class: 'df-keys' },
    ...names.map(([key, name]) =>
      element('span', {}, element('span', { class: `df-key df-key-${key}` }), name),
    ),
  );
}
