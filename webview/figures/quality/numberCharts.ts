import * as l10n from '@vscode/l10n';
import type uPlot from 'uplot';
import { formatNumber } from '../../../src/base/formatNumber';
import type { QualityNumbers } from '../../../src/figures/quality';
import { Chart, type Curve } from '../kit/drawing/chart';
import { element, type Child } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { colorOf } from '../kit/colors/meaningColors';
import { readTheme } from '../kit/colors/theme';

interface Curves {
  readonly amounts: readonly number[];
  readonly numbers: readonly QualityNumbers[];
}

/** The three numbers over the amount of the fault, one below the other, each with a mark at the amount that is shown. */
export function numberCharts(
  classes: number,
  signal: AbortSignal,
): {
  readonly content: readonly Child[];
  readonly update: (curves: Curves, amount: number) => void;
  readonly recolor: (theme: FigureTheme) => void;
} {
  let marked = 0;
  const made = (
    title: string,
    curves: readonly Curve[],
    yRange: (min: number, max: number) => [number, number],
  ): { readonly chart: Chart; readonly content: readonly Child[] } => {
    const host = element('div', { class: 'df-plot' });
    const chart = new Chart(
      host,
      {
        name: title,
        height: () => 136,
        curves,
        xLabel: l10n.t('amount of the fault'),
        xRange: () => [0, 1],
        yRange,
        yTicks: { format: (value) => formatNumber(value, 2) },
        draw: (plot, theme) => markAmount(plot, theme, marked),
      },
      readTheme(),
      signal,
    );
    return { chart, content: [element('p', { class: 'df-plot-title' }, title), host] };
  };
  const line: Curve = { label: '', color: colorOf('prediction'), width: 2.5 };
  const score = made(l10n.t('Score, like IS: 1 to {0}, more is better', classes), [line], () => [1, classes]);
  const distance = made(l10n.t('Distance, like FID: less is better'), [line], (_, max) => [
    0,
    Math.max(0.1, max),
  ]);
  const bits = made(
    l10n.t('NLL in bits/dim, less is better: held-out points solid, training points dashed'),
    [line, { label: '', color: colorOf('other'), dash: [7, 4] }],
    (min, max) => [Math.min(0, min), Math.min(40, Math.max(2, max))],
  );
  const charts = [score, distance, bits].map(({ chart }) => chart);
  return {
    content: [score, distance, bits].flatMap(({ content }) => content),
    update({ amounts, numbers }, amount) {
      marked = amount;
      const values = (key: keyof QualityNumbers): number[] => numbers.map((each) => each[key]);
      score.chart.setData(amounts, values('score'));
      distance.chart.setData(amounts, values('distance'));
      bits.chart.setData(amounts, values('heldOutBits'), values('trainingBits'));
    },
    recolor(theme) {
      charts.forEach((chart) => chart.setTheme(theme));
    },
  };
}

/** A line across the plot where the fault is. */
function markAmount(plot: uPlot, theme: FigureTheme, amount: number): void {
  const { ctx, bbox } = plot;
  const x = plot.valToPos(amount, 'x', true);
  ctx.save();
  ctx.setLineDash([]);
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
