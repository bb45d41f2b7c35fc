import * as l10n from '@vscode/l10n';
import type uPlot from 'uplot';
import { formatNumber } from '../../../src/base/formatNumber';
import { errorWeight, flowTimeDensity, scheduleDensity } from '../../../src/diffusion/flowDictionary';
import type { Schedule } from '../../../src/diffusion/schedule';
import { memoize } from '../../../src/figures/scheduleMemo';
import { Chart, type Curve } from '../kit/drawing/chart';
import { element, type Child } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { readTheme } from '../kit/colors/theme';

const curves: readonly Curve[] = [
  { label: 'ε', color: colorOf('noise'), dash: [9, 4] },
  { label: 'v', color: colorOf('prediction'), dash: [2, 3] },
  { label: 'u', color: colorOf('exact'), width: 2.5 },
  { label: 'ELBO', color: colorOf('other'), width: 1.2 },
];

/** The weight in ε of each loss at each λ, as a power of ten, all 0 at the λ that is nearest to 0. */
export function logWeights(schedule: Schedule): {
  readonly lambda: readonly number[];
  readonly weights: readonly (readonly number[])[];
} {
  const { lambda, density } = scheduleDensity(schedule);
  const middle = lambda.reduce(
    (best, value, i) => (Math.abs(value) < Math.abs(lambda[best] ?? 0) ? i : best),
    0,
  );
  const relative = (at: (value: number, i: number) => number): number[] => {
    const logs = lambda.map((value, i) => Math.log10(at(value, i)));
    return logs.map((value) => value - (logs[middle] ?? 0));
  };
  return {
    lambda,
    weights: [
      relative((_, i) => density[i] ?? 0),
      relative((value, i) => (density[i] ?? 0) * errorWeight('v_prediction', value)),
      relative((value) => flowTimeDensity(value) * errorWeight('flow_prediction', value)),
      // ½ ∫ E|ε − ε̂|² dλ: the same weight everywhere.
      relative(() => 0.5),
    ],
  };
}

/** What each loss weighs over log-SNR, with marks where the two samplers are. */
export function weightChart(
  root: HTMLElement,
  signal: AbortSignal,
): {
  readonly content: readonly Child[];
  readonly update: (schedule: Schedule, marks: readonly number[]) => void;
  readonly recolor: (theme: FigureTheme) => void;
} {
  const weightsOf = memoize(logWeights);
  const host = element('div', { class: 'df-plot' });
  let marked: readonly number[] = [];
  let range: [number, number] = [-10, 10];
  const title = l10n.t('Weight of a loss in ε over log-SNR, 1 at 0');
  const chart = new Chart(
    host,
    {
      name: title,
      height: () => 230,
      curves,
      xLabel: l10n.t('log-SNR'),
      yLabel: l10n.t('log₁₀ of the weight'),
      xRange: () => range,
      yRange: (min, max) => [Math.min(-1, min), Math.max(1, max)],
      yTicks: { format: (value) => formatNumber(value, 2) },
      draw: (plot, theme) => markPlaces(plot, theme, marked),
    },
    readTheme(),
    signal,
  );
  const names = [
    l10n.t('ε, uniform t (L_simple)'),
    l10n.t('v, uniform t'),
    l10n.t('flow matching, uniform t'),
    l10n.t('variational bound'),
  ];
  const keys = element(
    'div',
    { class: 'df-keys' },
    ...names.map((name, index) =>
      element('span', {}, element('span', { class: `df-key df-key-${index}` }), name),
    ),
  );
  return {
    content: [element('p', { class: 'df-plot-title' }, title), host, keys],
    update(schedule, marks) {
      const { lambda, weights } = weightsOf(schedule);
      const [low = -1, high = 1] = [lambda[0], lambda.at(-1)];
      range = high > low ? [low, high] : [low - 1, low + 1];
      marked = marks;
      chart.setData(lambda, ...weights);
    },
    recolor(theme) {
      colorKeys(root, curves, theme);
      chart.setTheme(theme);
    },
  };
}

/** A line across the plot at each of the places; those beyond the plot are left out. */
function markPlaces(plot: uPlot, theme: FigureTheme, places: readonly number[]): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.setLineDash([]);
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  for (const place of places) {
    const x = plot.valToPos(place, 'x', true);
    if (Number.isFinite(x) && x >= bbox.left && x <= bbox.left + bbox.width) {
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
  }
  ctx.restore();
}
