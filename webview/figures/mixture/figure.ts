import * as l10n from '@vscode/l10n';
import { mixture1dDensity } from '../../../src/diffusion/distributions/mixture1d';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import { gaussianDensity } from '../../../src/diffusion/distributions/gaussian';
import { dataMixture, mixtureAt } from '../../../src/figures/mixture';
import { memoize, scheduleMemo } from '../../../src/figures/scheduleMemo';
import { Chart, type Curve } from '../kit/drawing/chart';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { histogram, histogramAt, type Bins } from '../kit/drawing/histogram';
import { formula, power, symbol, symbols, term } from '../kit/math/mathMarkup';
import { plotPins } from '../kit/controls/plotPins';
import { stateControls } from '../kit/controls/stateControls';
import { Surface } from '../kit/drawing/surface';
import { readTheme } from '../kit/colors/theme';
import { drawsAt, drawsOf } from './draws';
import { paintRidges, reach, timeAtHeight } from './ridges';
import './mixture.css';

const bins: Bins = { from: -reach, to: reach, count: 60 };
const grid = Float64Array.from({ length: 601 }, (_, index) => -reach + (2 * reach * index) / 600);
const normal = Array.from(grid, (x) => gaussianDensity(x, 0, 1));

const curves: readonly Curve[] = [
  { label: 'q(x_0)', color: colorOf('data'), dash: [9, 4], term: 'data' },
  { label: 'N(0, 1)', color: colorOf('noise'), dash: [2, 3], term: 'noise' },
  { label: 'x_t', color: colorOf('state'), width: 0, fill: 0.25, term: 'state' },
  { label: 'q(x_t)', color: colorOf('state'), width: 2.5, term: 'state' },
];

/** The exact density of x_t between those of x_0 and of noise, and below it the same over all t. */
export const mixtureFigure = framed('mixture', (bench) => {
  const { signal } = bench;
  const scheduleOf = scheduleMemo();
  const drawn = memoize(drawsOf);
  const firstDensity = memoize((data: ReturnType<typeof dataMixture>) =>
    Array.from(grid, (x) => mixture1dDensity(data, x)),
  );
  const controls = stateControls(bench);
  const plotHost = element('div', { class: 'df-plot' });
  const keys = element('div', { class: 'df-keys' }, ...keyItems());
  const chart = new Chart(
    plotHost,
    {
      name: l10n.t('The density of x_t with a histogram of draws, beside q(x_0) and N(0, 1)'),
      height: (width) => Math.round(Math.min(240, Math.max(180, width * 0.3))),
      curves,
      xLabel: 'x',
      xRange: () => [-reach, reach],
      yRange: (_, max) => [0, Math.max(0.5, max * 1.1)],
      draw: () => pins.place(),
    },
    readTheme(),
    signal,
  );
  const pins = plotPins(bench, chart, {
    mean1: symbol('μ', '1'),
    mean2: symbol('μ', '2'),
    mean3: symbol('μ', '3'),
    mean4: symbol('μ', '4'),
  });
  const ridges = new Surface(
    l10n.t('The densities of x_t over t, one behind the other'),
    (width) => Math.round(Math.min(330, Math.max(220, width * 0.45))),
    paint,
    signal,
  );
  moveTimeBy(ridges.element);

  function paint(): void {
    const state = bench.state();
    const data = dataMixture(state);
    const schedule = scheduleOf(state.schedule);
    const draws = drawn(data, state.seed);
    ridges.draw((context, width, height) =>
      paintRidges(context, width, height, { data, draws, schedule, t: state.t }, readTheme()),
    );
  }

  /** Pressing or dragging on the ridges moves t. */
  function moveTimeBy(host: HTMLElement): void {
    host.classList.add('df-mixture-ridges');
    const move = (event: PointerEvent): void => {
      const box = host.getBoundingClientRect();
      const t = timeAtHeight(event.clientY - box.top, box.height, bench.state().schedule.T);
      if (t !== bench.state().t) {
        bench.change({ t });
      }
    };
    host.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button === 0) {
          host.setPointerCapture(event.pointerId);
          move(event);
        }
      },
      { signal },
    );
    host.addEventListener(
      'pointermove',
      (event) => {
        if (host.hasPointerCapture(event.pointerId)) {
          move(event);
        }
      },
      { signal },
    );
  }

  return {
    formula: mixtureFormula(),
    controls,
    content: [plotHost, keys, ridges.element],
    update() {
      const state = bench.state();
      const data = dataMixture(state);
      const schedule = scheduleOf(state.schedule);
      const at = mixtureAt(data, schedule, state.t);
      const draws = drawsAt(drawn(data, state.seed), closedForm(schedule, state.t));
      const heights = histogram(draws, bins);
      chart.setData(
        grid,
        firstDensity(data),
        normal,
        Array.from(grid, (x) => histogramAt(heights, bins, x)),
        Array.from(grid, (x) => mixture1dDensity(at, x)),
      );
      paint();
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      chart.setTheme(theme);
      paint();
    },
    numbers() {
      const state = bench.state();
      const data = dataMixture(state);
      const at = mixtureAt(data, scheduleOf(state.schedule), state.t);
      return {
        columns: ['x', 'q(x_0)', 'q(x_t)', 'N(0, 1)'],
        rows: Array.from(grid, (x, index) => [
          x,
          mixture1dDensity(data, x),
          mixture1dDensity(at, x),
          normal[index] ?? 0,
        ]),
      };
    },
  };
});

function keyItems(): HTMLElement[] {
  const names = ['q(x₀)', 'N(0, 1)', l10n.t('draws of xₜ'), 'q(xₜ)'];
  return names.map((name, index) =>
    element('span', {}, element('span', { class: `df-key df-key-${index}` }), name),
  );
}

/** q(x_t) as a sum over the Gaussians of the data. */
function mixtureFormula(): HTMLElement {
  return element(
    'p',
    {},
    formula(
      l10n.t(
        'q of x_t is the sum over k of w_k times N of x_t with mean √ᾱ_t μ_k and variance ᾱ_t σ² + 1 − ᾱ_t',
      ),
      'q(',
      term('state', symbols.xt()),
      ') = ∑ ',
      term('data', symbol('w', 'k')),
      ' 𝒩(',
      term('state', symbols.xt()),
      '; ',
      symbols.sqrtAlphaBar(),
      ' ',
      term('data', symbol('μ', 'k')),
      ', ',
      symbols.alphaBar(),
      ' ',
      term('data', power(symbol('σ'), '2')),
      ' + ',
      term('noise', '1 − ', symbols.alphaBar()),
      ')',
    ),
  );
}
