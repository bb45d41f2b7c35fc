import * as l10n from '@vscode/l10n';
import type { Schedule } from '../../../src/diffusion/schedule';
import { Announcer } from '../kit/announcer';
import { Chart, type ChartOptions } from '../kit/chart';
import { checkbox, timeControl } from '../kit/controls';
import { element } from '../kit/dom';
import type { Figure } from '../kit/figure';
import { formatNumber, formatPowerOfTen } from '../../../src/figures/formatNumber';
import { numberSlot, symbols } from '../kit/mathMarkup';
import { scheduleMemo } from '../kit/scheduleMemo';
import { scheduleQuantities, type PanelId, type ScheduleQuantity } from './quantities';
import { onThemeChange, readTheme } from '../kit/theme';
import { markTime } from '../kit/timeMarker';

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
export const scheduleFigure: Figure = (container, state, _environment, onChange) => {
  const lifetime = new AbortController();
  const { signal } = lifetime;
  const quantities = scheduleQuantities();
  const hidden = new Set<ScheduleQuantity['id']>();
  const announcer = new Announcer(signal);
  const scheduleOf = scheduleMemo();
  let current = state;
  let drawn: Schedule | undefined;

  const setTime = (t: number): void => {
    const clamped = Math.min(current.schedule.T, Math.max(1, Math.round(t)));
    if (clamped !== current.t) {
      onChange({ t: clamped });
    }
  };
  const time = timeControl(setTime, symbols.t(), signal);
  const values = new Map(quantities.map(({ id }) => [id, numberSlot()]));
  const plots = element('div', { class: 'df-schedule-plots' });
  const root = element(
    'div',
    { class: 'diffusion-figure df-schedule', role: 'group', 'aria-label': l10n.t('Noise schedule') },
    element('div', { class: 'df-controls' }, time.element),
    element('div', { class: 'df-columns' }, plots, quantityTable()),
    announcer.element,
  );
  container.append(root);

  const panels = (['signal', 'beta', 'snr'] as const).map(makePanel);

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
        xRange: () => [1, current.schedule.T],
        draw: (plot, theme) => markTime(plot, theme, current.t),
        onDrag: setTime,
      },
      readTheme(),
      signal,
    );
    return { id, host, chart, quantities: shown };
  }

  function quantityTable(): HTMLElement {
    const body = element('tbody');
    for (const quantity of quantities) {
      const toggle = checkbox(quantity.symbol(), true, (on) => setVisible(quantity, on), signal);
      toggle.input.setAttribute('aria-label', l10n.t('Show {0}', quantity.name));
      body.append(
        element(
          'tr',
          { title: quantity.meaning },
          element('th', { scope: 'row' }, element('div', {}, toggle.element, swatch(quantity))),
          element(
            'td',
            { class: 'df-definition' },
            element('span', { class: 'df-math' }, ...quantity.definition()),
          ),
          element('td', {}, values.get(quantity.id) ?? ''),
        ),
      );
    }
    return element('table', { class: 'df-values', 'aria-label': l10n.t('Values at t') }, body);
  }

  function swatch(quantity: ScheduleQuantity): SVGElement {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', 'df-swatch');
    svg.setAttribute('viewBox', '0 0 24 4');
    svg.setAttribute('aria-hidden', 'true');
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
    for (const [name, value] of Object.entries({ x1: 0, x2: 24, y1: 2, y2: 2, 'stroke-width': 2.5 })) {
      line.setAttribute(name, String(value));
    }
    line.setAttribute('stroke-dasharray', quantity.dash?.join(' ') ?? 'none');
    line.dataset['quantity'] = quantity.id;
    svg.append(line);
    return svg;
  }

  function colorSwatches(): void {
    const theme = readTheme();
    for (const line of root.querySelectorAll<SVGLineElement>('line[data-quantity]')) {
      const quantity = quantities.find(({ id }) => id === line.dataset['quantity']);
      line.style.stroke = quantity?.color(theme) ?? '';
    }
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

  function update(): void {
    const schedule = scheduleOf(current.schedule);
    time.set(current.t, { min: 1, max: schedule.T, step: 1 });
    if (schedule !== drawn) {
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
    } else {
      panels.forEach(({ chart }) => chart.redraw());
    }
    const spoken = quantities.map(({ id, name, at }) => {
      const text = formatNumber(at(schedule, current.t));
      values.get(id)?.replaceChildren(text);
      return `${name} = ${text}`;
    });
    announcer.say(l10n.t('At t = {0}: {1}', current.t, spoken.join(', ')));
  }

  onThemeChange(() => {
    const theme = readTheme();
    panels.forEach(({ chart }) => chart.setTheme(theme));
    colorSwatches();
  }, signal);
  colorSwatches();
  update();
  return {
    update(next) {
      current = next;
      update();
    },
    dispose() {
      lifetime.abort();
      root.remove();
    },
  };
};
