import { figureSpec, type FigureId, type FigureState, type OwnState } from '../../../../src/figures';
import type { Value } from '../../../../src/figures/parameter';
import { formatNumber } from '../../../../src/base/formatNumber';
import type { Chart } from '../drawing/chart';
import type { Bench } from '../frame';
import { pin } from './pin';

/**
 * The points on a plot's axis that move a figure's own numbers.
 * @param onHold is told when a point is taken hold of and let go.
 */
export function plotPins<Id extends FigureId, Key extends keyof OwnState<Id> & string>(
  bench: Bench<Id>,
  chart: Chart,
  labels: Readonly<Record<Key, HTMLElement>>,
  onHold: (held: boolean) => void = () => undefined,
): { readonly place: () => void } {
  const { parameters, counts } = figureSpec(bench.id);
  const pins = Object.entries<HTMLElement>(labels).flatMap(([key, label]) => {
    const parameter = parameters[key];
    if (parameter?.kind !== 'real') {
      return [];
    }
    const handle = pin(
      {
        label,
        name: parameter.name(),
        className: `df-pin-${key}`,
        bounds: parameter,
        valueAt: (clientX) => chart.valueAt(clientX - chart.overlay.getBoundingClientRect().left),
        onMove: (value) => bench.change({ [key]: value } as Partial<FigureState<Id>>),
        onHold,
      },
      bench.signal,
    );
    chart.overlay.append(handle.element);
    return [{ key, handle }];
  });
  return {
    /** Puts them where their numbers are; those outside of the plot stand at its edge, those without a say are hidden. */
    place() {
      const width = chart.overlay.clientWidth;
      const own = { ...bench.state() } as unknown as Readonly<Record<string, Value>>;
      for (const { key, handle } of pins) {
        const value = Number(own[key]);
        const position = chart.positionOf(value);
        handle.set(value, Math.min(width, Math.max(0, position)), formatNumber(value, 3));
        handle.element.hidden = !(counts?.(key, own) ?? true);
        handle.element.classList.toggle('df-outside', position < 0 || position > width);
      }
    },
  };
}
