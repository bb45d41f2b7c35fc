import * as l10n from '@vscode/l10n';
import type { Schedule } from '../../../src/diffusion/schedule';
import { Chart, type ChartOptions } from '../kit/drawing/chart';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { formatNumber, formatPowerOfTen } from '../../../src/base/formatNumber';
import { greatestPoint, shownScheduleMemo } from '../../../src/figures/schedule';
import { closedFormSum, formula, symbol, symbols } from '../kit/math/mathMarkup';
import { stateControls } from '../kit/controls/stateControls';
import { betaPoints } from './betaPoints';
import { orderLines } from './orderLines';
import { quantityTable } from './quantityTable';
import { scheduleQuantities, type PanelId, type ScheduleQuantity } from './quantities';
import { readTheme } from '../kit/colors/theme';
import { markTime } from '../kit/controls/timeMarker';
import './schedule.css';

interface Panel {
  readonly id: PanelId;
  readonly host: HTMLElement;
  readonly chart: Chart;
  readonly quantities: readonly ScheduleQuantity[];
}

type AxisOptions = Pick<ChartOptions, 'name' | 'height' | 'yRange' | 'yTicks'>;

/** Values that are shown on a logarithmic axis are plotted as their exponents; null where there is no such point. */
function plotted(panel: PanelId, value: number, before: number): number | null {
  // A logarithmic axis has no place for the zero terminal SNR: the curve ends as high as a step before it.
  const shown = panel === 'snr' ? Math.log10(value > 0 ? value : before) : value;
  return Number.isFinite(shown) ? shown : null;
}

function axisOptions(id: PanelId): AxisOptions {
  switch (id) {
    case 'signal':
      return {
        name: l10n.t('Curves of α_t, ᾱ_t, √ᾱ_t and √(1−ᾱ_t) over t'),
        height: (width) => Math.round(Math.min(300, Math.max(200, width * 0.55))),
        yRange: () => [0, 1],
      };
    case 'beta':
      return {
        name: l10n.t('Curve of β_t over t'),
        height: () => 150,
        yRange: (_, max) => [0, max * 1.08],
        yTicks: { format: (value) => formatNumber(value, 1) },
      };
    case 'snr':
      return {
        name: l10n.t('Curve of the signal-to-noise ratio over t, on a logarithmic axis'),
        height: () => 150,
        yRange: (min, max) => [Math.floor(min), Math.ceil(max)],
        yTicks: { increments: [1, 2, 3, 4, 5, 10, 20, 50], format: formatPowerOfTen },
      };
  }
}

/** The noise schedule: its six quantities over t as curves, each of which can be hidden, and their values at t. */
export const scheduleFigure = framed('schedule', (bench) => {
  const { signal } = bench;
  const quantities = scheduleQuantities();
  const hidden = new Set<ScheduleQuantity['id']>();
  const scheduleOf = shownScheduleMemo();
  let drawn: Schedule | undefined;

  const setTime = (t: number): void => {
    const clamped = Math.min(bench.state().schedule.T, Math.max(1, Math.round(t)));
    if (clamped !== bench.state().t) {
      bench.change({ t: clamped });
    }
  };
  const controls = stateControls(bench);
  const plots = element('div', { class: 'df-schedule-plots' });
  const table = quantityTable(quantities, setVisible, signal);

  const order = orderLines();
  const panels = (['signal', 'beta', 'snr'] as const).map(makePanel);
  const points = betaPoints(bench, panels[1]?.chart);

  /** Points that are dragged keep their scale. */
  function betaRange(_: number, max: number): [number, number] {
    const { source, schedule } = bench.state();
    return [0, source === 'points' ? Math.min(1, (1.05 * greatestPoint) / schedule.T) : max * 1.08];
  }

  function makePanel(id: PanelId): Panel {
    const shown = quantities.filter(({ panel }) => panel === id);
    const host = element('div', { class: `df-plot df-plot-${id}` });

    const [only, ...others] = shown;
    if (only !== undefined && others.length === 0) {
      host.append(element('p', { class: 'df-plot-title' }, only.symbol()));
    }
    plots.append(host);
    const chart = new Chart(
      host,
      {
        ...axisOptions(id),
        curves: shown.map(({ name, color, dash }) => ({ label: name, color, ...(dash ? { dash } : {}) })),
        xLabel: 't',
        xRange: () => [1, bench.state().schedule.T],
        ...(id === 'beta' ? { yRange: betaRange } : {}),
        draw: (plot, theme) => {
          markTime(plot, theme, bench.state().t);
          if (id === 'beta') {
            points.place();
          }
        },
        onDrag: setTime,
      },
      readTheme(),
      signal,
    );
    return { id, host, chart, quantities: shown };
  }

  function setVisible(quantity: ScheduleQuantity, visible: boolean): void {
    if (visible) {
      hidden.delete(quantity.id);
    } else {
      hidden.add(quantity.id);
    }
    for (const panel of panels) {
      const index = panel.quantities.indexOf(quantity);
      if (index >= 0) {
        panel.chart.show(index, visible);
        panel.host.hidden = panel.quantities.every(({ id }) => hidden.has(id));
      }
    }
  }

  function drawPanels(schedule: Schedule): void {
    if (schedule === drawn) {
      panels.forEach(({ chart }) => chart.redraw());
      return;
    }
    drawn = schedule;
    const steps = Float64Array.from({ length: schedule.T }, (_, index) => index + 1);
    for (const { chart, id, quantities: shown } of panels) {
      chart.setData(
        steps,
        ...shown.map(({ at }) =>
          Array.from(steps, (t) => plotted(id, at(schedule, t), at(schedule, Math.max(1, t - 1)))),
        ),
      );
    }
  }

  return {
    controls,
    formula: scheduleFormula(),
    content: [
      element('div', { class: 'df-columns' }, plots, element('div', {}, table.element, order.element)),
    ],
    update() {
      const { t } = bench.state();
      const schedule = scheduleOf(bench.state());
      order.update(schedule);
      drawPanels(schedule);
      table.show(schedule, t);
    },
    recolor(theme) {
      panels.forEach(({ chart }) => chart.setTheme(theme));
      table.recolor(theme);
    },
    numbers() {
      const schedule = scheduleOf(bench.state());
      return {
        columns: ['t', ...quantities.map(({ name }) => name)],
        rows: Array.from({ length: schedule.T }, (_, index) => [
          index + 1,
          ...quantities.map(({ at }) => at(schedule, index + 1)),
        ]),
      };
    },
  };
});

/** What the schedule is for. */
function scheduleFormula(): HTMLElement {
  return element(
    'p',
    {},
    formula(
      l10n.t('x_t is √ᾱ_t times x_0 plus √(1−ᾱ_t) times ε, and ᾱ_t is the product of 1 − β_s up to t'),
      ...closedFormSum(),
      ',\u2003',
      symbols.alphaBar(),
      ' = ∏ (1 − ',
      symbol('β', 's'),
      '), s ≤ t',
    ),
  );
}
