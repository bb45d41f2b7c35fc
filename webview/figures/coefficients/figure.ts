import * as l10n from '@vscode/l10n';
import { processVariance, type ProcessKind } from '../../../src/diffusion/linearProcess';
import { formatPowerOfTen } from '../../../src/base/formatNumber';
import { pairOfSpread, processesOf } from '../../../src/figures/coefficients';
import { memoize, scheduleMemo } from '../../../src/figures/scheduleMemo';
import { Chart, type Curve } from '../kit/drawing/chart';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { markTime } from '../kit/controls/timeMarker';
import { processPlace } from './processPlace';
import './coefficients.css';

const curves: readonly Curve[] = [
  { label: '√(1−β), √β', color: colorOf('state'), width: 2.5 },
  { label: '1, √β', color: colorOf('error'), dash: [9, 4] },
  { label: '', color: colorOf('other'), dash: [2, 3] },
];

/** Three forward processes with the same data and the same noise, and their variances over t. */
export const coefficientsFigure = framed('coefficients', (bench) => {
  const { signal } = bench;
  const scheduleOf = scheduleMemo();
  const dataOf = memoize(pairOfSpread);
  const controls = stateControls(bench);
  const places = [0, 1, 2].map((index) => processPlace(index, () => showPlaces(), signal));
  const plotHost = element('div', { class: 'df-plot' });
  let drawn: readonly unknown[] = [];

  const chart = new Chart(
    plotHost,
    {
      name: l10n.t('The variance of x_t over t for the three processes, on a logarithmic axis'),
      height: () => 150,
      curves,
      xLabel: 't',
      xRange: () => [0, bench.state().schedule.T],
      yRange: (min, max) => [Math.min(-1, Math.floor(min)), Math.max(1, Math.ceil(max))],
      yTicks: { increments: [1, 2, 3, 4, 5, 10, 20, 50], format: formatPowerOfTen },
      draw: (plot, theme) => markTime(plot, theme, bench.state().t),
    },
    readTheme(),
    signal,
  );

  const kindAt = (index: number): ProcessKind => processesOf(bench.state())[index] ?? 'kept';

  function showPlaces(): void {
    const { spread, seed, t, schedule } = bench.state();
    const theme = readTheme();
    const shared = { schedule: scheduleOf(schedule), data: dataOf(spread), spread, seed, t };
    places.forEach((place, index) =>
      place.show({ kind: kindAt(index), ...shared }, curves[index]?.color(theme) ?? theme.foreground, theme),
    );
  }

  const processes = () =>
    places.map((place, index) => place.process(kindAt(index), scheduleOf(bench.state().schedule)));

  function drawChart(): void {
    const { schedule, spread } = bench.state();
    const made = processes();
    const key = [...made, spread];
    if (key.every((each, index) => each === drawn[index])) {
      chart.redraw();
      return;
    }
    drawn = key;
    const steps = Float64Array.from({ length: schedule.T + 1 }, (_, t) => t);
    chart.setData(
      steps,
      ...made.map((process) =>
        Array.from(steps, (t) => {
          const exponent = Math.log10(processVariance(process, t, spread ** 2));
          return Number.isFinite(exponent) ? exponent : null;
        }),
      ),
    );
  }

  return {
    controls,
    content: [
      element('div', { class: 'df-coefficients-processes' }, ...places.map((place) => place.element)),
      element(
        'p',
        { class: 'df-note' },
        l10n.t(
          'Paths over t from left to right, in the band of two standard deviations of xₜ; at the right the density of xₜ, and N(0, 1) dotted.',
        ),
      ),
      element('p', { class: 'df-plot-title' }, l10n.t('Variance of xₜ')),
      plotHost,
    ],
    update() {
      showPlaces();
      drawChart();
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      chart.setTheme(theme);
      showPlaces();
    },
    numbers() {
      const { schedule, spread } = bench.state();
      const kinds = [0, 1, 2].map(kindAt);
      const made = processes();
      return {
        columns: ['t', ...kinds],
        rows: Array.from({ length: schedule.T + 1 }, (_, t) => [
          t,
          ...made.map((process) => processVariance(process, t, spread ** 2)),
        ]),
      };
    },
  };
});
