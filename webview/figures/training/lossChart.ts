import * as l10n from '@vscode/l10n';
import { trainingSteps } from '../../../src/diffusion/tinyNetworks/trainingRun';
import { smoothedLoss, type Variant } from '../../../src/figures/training';
import { colorOf } from '../kit/colors/meaningColors';
import { Chart, type Curve } from '../kit/drawing/chart';
import { element } from '../kit/dom';
import { readTheme } from '../kit/colors/theme';

/** A curve for each of the most trainings that are shown side by side. */
export const curves: readonly Curve[] = [
  { label: '1', color: colorOf('prediction'), width: 2 },
  { label: '2', color: colorOf('data'), dash: [9, 4], width: 2 },
  { label: '3', color: colorOf('other'), dash: [2, 3], width: 2 },
  { label: '4', color: colorOf('error'), dash: [12, 3, 2, 3], width: 2 },
];

const steps = Array.from({ length: trainingSteps }, (_, index) => index + 1);

/** The loss over the training steps, each averaged with those before it; dragging in it chooses a step. */
export function lossChart(
  onDrag: (step: number) => void,
  shownStep: () => number,
  signal: AbortSignal,
): {
  readonly element: HTMLElement;
  readonly chart: Chart;
  readonly show: (variants: readonly Variant[], upTo: number) => void;
} {
  const host = element('div', { class: 'df-plot' });
  const chart = new Chart(
    host,
    {
      name: l10n.t('The loss over the training steps, as its decimal logarithm'),
      height: (width) => Math.round(Math.min(240, Math.max(160, width * 0.3))),
      curves,
      xLabel: l10n.t('Training step'),
      yLabel: l10n.t('log₁₀ of the error'),
      xRange: () => [1, trainingSteps],
      yRange: (min, max) => [Math.floor(2 * min) / 2, Math.max(Math.floor(min) + 1, Math.ceil(2 * max) / 2)],
      onDrag: (x) => onDrag(Math.min(trainingSteps, Math.max(1, Math.round(x)))),
      draw: (plot, theme) => {
        const { ctx, bbox } = plot;
        const x = plot.valToPos(shownStep(), 'x', true);
        ctx.save();
        ctx.setLineDash([]);
        ctx.strokeStyle = theme.foreground;
        ctx.lineWidth = devicePixelRatio;
        ctx.beginPath();
        ctx.moveTo(x, bbox.top);
        ctx.lineTo(x, bbox.top + bbox.height);
        ctx.stroke();
        ctx.restore();
      },
    },
    readTheme(),
    signal,
  );
  return {
    element: host,
    chart,
    show(variants, upTo) {
      chart.setData(
        steps,
        ...curves.map((_, index) => {
          const run = variants[index]?.run;
          return steps.map((step) =>
            run && step <= Math.min(upTo, run.reached) ? Math.log10(smoothedLoss(run, step)) : null,
          );
        }),
      );
    },
  };
}
