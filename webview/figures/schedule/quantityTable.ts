import * as l10n from '@vscode/l10n';
import type { Schedule } from '../../../src/diffusion/schedule';
import { formatNumber } from '../../../src/base/formatNumber';
import { checkbox } from '../kit/controls/controls';
import { element } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { numberSlot } from '../kit/math/mathMarkup';
import type { ScheduleQuantity } from './quantities';

/** The quantities with their definitions and values at t, each with a switch for its curve. */
export function quantityTable(
  quantities: readonly ScheduleQuantity[],
  setVisible: (quantity: ScheduleQuantity, visible: boolean) => void,
  signal: AbortSignal,
): {
  readonly element: HTMLElement;
  /** @param t The paper's, 1…T. */
  readonly show: (schedule: Schedule, t: number) => void;
  readonly recolor: (theme: FigureTheme) => void;
} {
  const rows = quantities.map((quantity) => {
    const toggle = checkbox(quantity.symbol(), true, (on) => setVisible(quantity, on), signal);
    toggle.input.setAttribute('aria-label', l10n.t('Show {0}', quantity.name));
    const line = swatch(quantity.dash);
    const value = numberSlot();
    const row = element(
      'tr',
      { title: quantity.meaning },
      element('th', { scope: 'row' }, element('div', {}, toggle.element, line.element)),
      element(
        'td',
        { class: 'df-definition' },
        element('span', { class: 'df-math' }, ...quantity.definition()),
      ),
      element('td', {}, value),
    );
    return { quantity, row, line, value };
  });
  const body = element('tbody', {}, ...rows.map(({ row }) => row));
  return {
    element: element('table', { class: 'df-values', 'aria-label': l10n.t('Values at t') }, body),
    show(schedule, t) {
      for (const { quantity, value } of rows) {
        value.textContent = formatNumber(quantity.at(schedule, t));
      }
    },
    recolor(theme) {
      for (const { quantity, line } of rows) {
        line.color(quantity.color(theme));
      }
    },
  };
}

/** A short line in the pattern of a curve. */
function swatch(dash: readonly number[] | undefined): {
  readonly element: SVGElement;
  readonly color: (color: string) => void;
} {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'df-swatch');
  svg.setAttribute('viewBox', '0 0 24 4');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  for (const [name, value] of Object.entries({ x1: 0, x2: 24, y1: 2, y2: 2, 'stroke-width': 2.5 })) {
    line.setAttribute(name, String(value));
  }
  line.setAttribute('stroke-dasharray', dash?.join(' ') ?? 'none');
  svg.append(line);
  return { element: svg, color: (color) => (line.style.stroke = color) };
}
