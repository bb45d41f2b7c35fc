import * as l10n from '@vscode/l10n';
import { formatCoefficient, formatNumber, formatPowerOfTen } from '../../../src/base/formatNumber';
import { targetIds, targetRows, targets } from '../../../src/figures/parameterisations';
import { scheduleOf } from '../../../src/figures/scheduleMemo';
import { Chart } from '../kit/drawing/chart';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { closedFormSum, formula, symbol, symbols, term } from '../kit/math/mathMarkup';
import { colorKeys } from '../kit/colors/meaningColors';
import { Panel } from '../kit/drawing/panel';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { markTime } from '../kit/controls/timeMarker';
import { valueTable } from '../kit/valueTable';
import { curveNames, curveValue, targetCurves } from './curves';
import { paintPlane, planeFrame } from './plane';
import './parameterisations.css';

const planeHeight = (width: number): number => Math.min(320, width);
const grid = 0.05;

/** One point of the plane of x_0 and ε in all its coordinates, and what an error of one is in the others over t. */
export const parameterisationsFigure = framed('parameterisations', (bench) => {
  const { signal } = bench;
  const controls = stateControls(bench, {
    labels: { x0: symbols.x0, epsilon: symbols.epsilon },
  });
  const plane = new Panel(
    {
      name: l10n.t('The plane of x₀ and ε with the axes of xₜ and v, the true point and the predicted one'),
      height: planeHeight,
      paint(pen) {
        const state = bench.state();
        paintPlane(pen, { ...state, schedule: scheduleOf(state.schedule), rows: targetRows(state) });
      },
      onDrag(x, y) {
        const { clientWidth } = plane.element;
        const [x0, epsilon] = planeFrame(clientWidth, planeHeight(clientWidth)).at(x, y).map(onGrid);
        bench.change({ x0: x0 ?? 0, epsilon: epsilon ?? 0 });
      },
    },
    readTheme(),
    signal,
  );
  const values = valueTable([l10n.t('true'), l10n.t('predicted'), l10n.t('error')]);
  const host = element('div', { class: 'df-plot' });
  const title = element('p', { class: 'df-plot-title' });
  const keys = element('div', { class: 'df-keys' });
  const chart = new Chart(
    host,
    {
      name: l10n.t('Curves over t, on a logarithmic axis'),
      height: (width) => Math.round(Math.min(300, Math.max(200, width * 0.4))),
      curves: targetCurves,
      xLabel: 't',
      xRange: () => [1, bench.state().schedule.T],
      yRange: (min, max) => [Math.floor(min), Math.max(Math.floor(min) + 1, Math.ceil(max))],
      yTicks: { increments: [1, 2, 3, 4, 5, 10, 20], format: formatPowerOfTen },
      draw: (plot, theme) => markTime(plot, theme, bench.state().t),
      onDrag(t) {
        bench.change({ t: Math.min(bench.state().schedule.T, Math.max(1, Math.round(t))) });
      },
    },
    readTheme(),
    signal,
  );
  let drawn = '';

  function drawCurves(): void {
    const { schedule: config, shows, predicts } = bench.state();
    const now = JSON.stringify([config, shows, predicts]);
    if (now === drawn) {
      chart.redraw();
      return;
    }
    drawn = now;
    const schedule = scheduleOf(config);
    const steps = Array.from({ length: schedule.T }, (_, index) => index + 1);
    chart.setData(
      steps,
      ...targetIds.map((id) => steps.map((t) => exponent(curveValue(schedule, t, id, { shows, predicts })))),
    );
    title.textContent = titles(predicts)[shows];
    keys.replaceChildren(
      ...curveNames(shows).map((name, index) =>
        element(
          'span',
          {},
          element('span', { class: `df-key df-key-${index}` }),
          name === 'L_{t−1}' ? symbol('L', 't−1') : element('span', { class: 'df-math' }, name),
        ),
      ),
    );
  }

  return {
    formula: pointFormula(),
    controls,
    content: [
      element('div', { class: 'df-columns' }, plane.element, element('div', {}, values.element, lineNote())),
      title,
      host,
      keys,
    ],
    update() {
      plane.redraw();
      values.set(
        targetRows(bench.state()).map(({ id, exact, error }) => ({
          name: targets[id],
          values: [exact, exact + error, error].map(shown),
        })),
      );
      drawCurves();
    },
    recolor(theme) {
      colorKeys(bench.root, targetCurves, theme);
      plane.setTheme(theme);
      chart.setTheme(theme);
    },
    numbers() {
      const state = bench.state();
      const schedule = scheduleOf(state.schedule);
      return {
        columns: ['t', ...targetIds.map((id) => `${state.shows} ${id}`)],
        rows: Array.from({ length: schedule.T }, (_, index) => [
          index + 1,
          ...targetIds.map((id) => curveValue(schedule, index + 1, id, state)),
        ]),
      };
    },
  };
});

/** To the nearest value that the controls have. */
const onGrid = (value: number): number =>
  Number((Math.round(Math.min(2, Math.max(-2, value)) / grid) * grid).toFixed(2));

function exponent(value: number): number | null {
  const power = Math.log10(value);
  return Number.isFinite(power) ? power : null;
}

const titles = (predicts: keyof typeof targets): Readonly<Record<'errors' | 'step' | 'weights', string>> => ({
  errors: l10n.t('How many times an error of {0} is the error of each', targets[predicts]),
  step: l10n.t('How many times an error of each is the error of μ̃ₜ'),
  weights: l10n.t('Weight of a squared error of x̂₀ in a loss of each, and in the bound'),
});

function pointFormula(): HTMLElement {
  return formula(
    l10n.t('xₜ and v are x₀ and ε in axes that turn with t'),
    ...closedFormSum(),
    ', ',
    symbol('v'),
    ' = ',
    symbols.sqrtAlphaBar(),
    ' ',
    term('noise', symbols.epsilon()),
    ' − ',
    symbols.sqrtOneMinusAlphaBar(),
    ' ',
    term('data', symbols.x0()),
  );
}

/** Why a wrong prediction is where it is drawn. */
const lineNote = (): HTMLElement =>
  element(
    'p',
    { class: 'df-definition' },
    l10n.t(
      'On the dotted line lie all x₀ and ε that make the same xₜ: a wrong prediction is another point of it.',
    ),
  );

/** Four decimals, or the sign of what is infinite. */
function shown(value: number): string {
  if (!Number.isFinite(value)) {
    return value > 0 ? '∞' : '−∞';
  }
  return Math.abs(value) >= 1e4 ? formatNumber(value, 2) : formatCoefficient(value);
}
