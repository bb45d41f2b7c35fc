import * as l10n from '@vscode/l10n';
import {
  mixture1dCdf,
  steppedMixture1d,
  type Mixture1d,
} from '../../../src/diffusion/distributions/mixture1d';
import {
  linearProcess,
  processVariance,
  type LinearProcess,
  type ProcessKind,
} from '../../../src/diffusion/linearProcess';
import type { Schedule } from '../../../src/diffusion/schedule';
import { formatNumber, formatPowerOfTen } from '../../../src/base/formatNumber';
import { pairOfSpread, processesOf } from '../../../src/figures/coefficients';
import { memoize, scheduleMemo } from '../../../src/figures/scheduleMemo';
import { Chart, type Curve } from '../kit/chart';
import { colorKeys, colorOf } from '../kit/meaningColors';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { formula, numberSlot, root, symbols, term } from '../kit/mathMarkup';
import { stateControls } from '../kit/stateControls';
import { Surface } from '../kit/surface';
import { readTheme } from '../kit/theme';
import { markTime } from '../kit/timeMarker';
import { paintPanel, reach, wholeStep } from './panel';
import { makePaths } from './paths';
import './coefficients.css';

const curves: readonly Curve[] = [
  { label: '√(1−β), √β', color: colorOf('state'), width: 2.5 },
  { label: '1, √β', color: colorOf('error'), dash: [9, 4] },
  { label: '', color: colorOf('other'), dash: [2, 3] },
];

/** One process of the three: its formula, its picture, and how much of it lies outside of that. */
interface Place {
  readonly element: HTMLElement;
  readonly surface: Surface;
  readonly make: (kind: ProcessKind, schedule: Schedule) => LinearProcess;
  readonly paths: typeof makePaths;
  readonly formula: HTMLElement;
  readonly variance: HTMLElement;
  readonly outside: HTMLElement;
}

/** Three forward processes with the same data and the same noise, and their variances over t. */
export const coefficientsFigure = framed('coefficients', (bench) => {
  const { signal } = bench;
  const scheduleOf = scheduleMemo();
  const dataOf = memoize(pairOfSpread);
  const controls = stateControls(bench);
  const places = [0, 1, 2].map(makePlace);
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

  function makePlace(index: number): Place {
    const surface = new Surface(
      l10n.t('Paths of a forward process over t, and the density of x_t'),
      (width) => Math.round(Math.min(200, Math.max(130, width * 0.6))),
      () => paint(index),
      signal,
    );
    const slots = { formula: element('span'), variance: numberSlot(), outside: numberSlot() };
    const caption = element(
      'figcaption',
      {},
      element('span', { class: `df-key df-key-${index}` }),
      slots.formula,
      element('span', {}, l10n.t('variance'), ' ', slots.variance),
      element(
        'span',
        { class: 'df-coefficients-outside' },
        l10n.t('outside of ±{0}', reach),
        ' ',
        slots.outside,
      ),
    );
    return {
      ...slots,
      element: element('figure', { class: 'df-coefficients-process' }, caption, surface.element),
      surface,
      make: memoize(linearProcess),
      paths: memoize(makePaths),
    };
  }

  const kindAt = (index: number): ProcessKind => processesOf(bench.state())[index] ?? 'kept';

  function paint(index: number): void {
    const place = places[index];
    if (place === undefined) {
      return;
    }
    const { spread, seed, t, schedule } = bench.state();
    const process = place.make(kindAt(index), scheduleOf(schedule));
    const data = dataOf(spread);
    const theme = readTheme();
    const color = curves[index]?.color(theme) ?? theme.foreground;
    const scene = { process, data, paths: place.paths(process, data, seed), seed, t, color };
    place.surface.draw((context, width, height) => paintPanel(context, width, height, scene, theme));
  }

  function showNumbers(place: Place, index: number, data: Mixture1d): void {
    const { schedule, spread, t } = bench.state();
    const process = place.make(kindAt(index), scheduleOf(schedule));
    const at = steppedMixture1d(data, wholeStep(process, t));
    const outside = 1 - (mixture1dCdf(at, reach) - mixture1dCdf(at, -reach));
    place.variance.textContent = formatNumber(processVariance(process, t, spread ** 2), 3);
    place.outside.textContent = `${formatNumber(100 * Math.max(0, outside), 2)} %`;
    const kind = kindAt(index);
    if (place.formula.dataset['process'] !== kind) {
      place.formula.dataset['process'] = kind;
      place.formula.replaceChildren(processFormula(kind));
    }
  }

  function drawChart(): void {
    const { schedule, spread } = bench.state();
    const processes = places.map((place, index) => place.make(kindAt(index), scheduleOf(schedule)));
    const key = [...processes, spread];
    if (key.every((each, index) => each === drawn[index])) {
      chart.redraw();
      return;
    }
    drawn = key;
    const steps = Float64Array.from({ length: schedule.T + 1 }, (_, t) => t);
    chart.setData(
      steps,
      ...processes.map((process) =>
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
      element('p', { class: 'df-plot-title' }, l10n.t('Variance of xₜ')),
      plotHost,
    ],
    update() {
      const data = dataOf(bench.state().spread);
      places.forEach((place, index) => {
        showNumbers(place, index, data);
        paint(index);
      });
      drawChart();
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      chart.setTheme(theme);
      places.forEach((_, index) => paint(index));
    },
    numbers() {
      const { schedule, spread } = bench.state();
      const kinds = [0, 1, 2].map(kindAt);
      const processes = places.map((place, index) => place.make(kindAt(index), scheduleOf(schedule)));
      return {
        columns: ['t', ...kinds],
        rows: Array.from({ length: schedule.T + 1 }, (_, t) => [
          t,
          ...processes.map((process) => processVariance(process, t, spread ** 2)),
        ]),
      };
    },
  };
});

/** The step of a process, in symbols. */
function processFormula(kind: ProcessKind): HTMLElement {
  const scaled = kind === 'kept' || kind === 'unshrunk';
  const shrink = kind === 'unshrunk' ? [] : [term('data', root('1 − ', symbols.beta())), ' '];
  const noise =
    kind === 'noiseless'
      ? []
      : [
          ' + ',
          ...(scaled ? [term('noise', root(symbols.beta())), ' '] : []),
          term('noise', symbols.epsilonT()),
        ];
  const spoken: Readonly<Record<ProcessKind, () => string>> = {
    kept: () => l10n.t('x_t is √(1−β_t) times x_{t−1} plus √β_t times ε_t'),
    unshrunk: () => l10n.t('x_t is x_{t−1} plus √β_t times ε_t'),
    unscaled: () => l10n.t('x_t is √(1−β_t) times x_{t−1} plus ε_t'),
    noiseless: () => l10n.t('x_t is √(1−β_t) times x_{t−1}'),
  };
  return formula(spoken[kind](), term('state', symbols.xt()), ' = ', ...shrink, symbols.xtMinus1(), ...noise);
}
