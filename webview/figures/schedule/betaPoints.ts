import { figures } from '../../../src/figures';
import { formatNumber } from '../../../src/base/formatNumber';
import { pointKeys } from '../../../src/figures/schedule';
import { moveByKeys } from '../kit/controls/moveByKeys';
import type { Chart } from '../kit/drawing/chart';
import { element } from '../kit/dom';
import type { Bench } from '../kit/frame';

type PointKey = (typeof pointKeys)[number];

/** The points that β goes through, which are dragged up and down in its plot or moved by the arrow keys. */
export function betaPoints(
  bench: Bench<'schedule'>,
  chart: Chart | undefined,
): { readonly place: () => void } {
  if (chart === undefined) {
    return { place: () => undefined };
  }
  const handles = pointKeys.map((key) => {
    const handle = pointHandle(bench, chart, key);
    chart.overlay.append(handle);
    return handle;
  });
  return {
    place() {
      const { T } = bench.state().schedule;
      handles.forEach((handle, index) => {
        const key = pointKeys[index] ?? 'point1';
        const value = bench.state()[key];
        const beta = Math.min(0.999, value / T);
        handle.hidden = bench.state().source !== 'points';
        handle.style.left = `${chart.positionOf(1 + ((T - 1) * index) / (pointKeys.length - 1))}px`;
        handle.style.top = `${chart.heightOf(beta)}px`;
        handle.setAttribute('aria-valuenow', String(value));
        handle.setAttribute('aria-valuetext', `β = ${formatNumber(beta, 3)}`);
      });
    },
  };
}

function pointHandle(bench: Bench<'schedule'>, chart: Chart, key: PointKey): HTMLElement {
  const { signal } = bench;
  const { min, max, step, name } = figures.schedule.parameters[key];
  const handle = element('div', {
    class: 'df-schedule-point',
    role: 'slider',
    tabindex: '0',
    'aria-orientation': 'vertical',
    'aria-label': name(),
    'aria-valuemin': String(min),
    'aria-valuemax': String(max),
  });
  const moveTo = (value: number): void => {
    const rounded = Number((Math.round(Math.min(max, Math.max(min, value)) / step) * step).toFixed(2));
    if (rounded !== bench.state()[key]) {
      bench.change({ [key]: rounded });
    }
  };
  const keys: Readonly<Record<string, () => number>> = {
    ArrowLeft: () => bench.state()[key] - 10 * step,
    ArrowDown: () => bench.state()[key] - 10 * step,
    ArrowRight: () => bench.state()[key] + 10 * step,
    ArrowUp: () => bench.state()[key] + 10 * step,
    Home: () => min,
    End: () => max,
  };
  moveByKeys(handle, keys, moveTo, signal);
  handle.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button === 0) {
        handle.setPointerCapture(event.pointerId);
        handle.focus({ preventScroll: true });
        event.preventDefault();
        // The plot below would move t.
        event.stopPropagation();
      }
    },
    { signal },
  );
  handle.addEventListener(
    'pointermove',
    (event) => {
      if (handle.hasPointerCapture(event.pointerId)) {
        const top = chart.overlay.getBoundingClientRect().top;
        moveTo(chart.valueAtHeight(event.clientY - top) * bench.state().schedule.T);
        event.stopPropagation();
      }
    },
    { signal },
  );
  return handle;
}
