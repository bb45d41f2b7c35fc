import { formatShort } from '../../../src/base/formatNumber';
import * as l10n from '@vscode/l10n';
import { Chart } from '../../figures/kit/drawing/chart';
import { element } from '../../figures/kit/dom';
import { onThemeChange, readTheme } from '../../figures/kit/colors/theme';
import { smooth, type LossHistory } from '../run/lossHistory';

/** The live loss curve: every loss faintly, the smoothed one over it. */
export class LossChart {
  readonly element = element('div', { class: 'loss-chart' });
  private chart: Chart | undefined;
  private lastStep = 1;
  private top = 1;

  constructor(private readonly losses: LossHistory) {}

  /** Draws what there is; the first call needs the element to be on the page. */
  update(): void {
    this.chart ??= this.make();
    const { points } = this.losses;
    this.lastStep = Math.max(10, points.at(-1)?.step ?? 0);
    const values = points.map(({ loss }) => loss);
    // A few wild losses at the start must not flatten the rest.
    const sorted = [...values].sort((a, b) => a - b);
    this.top = (sorted[Math.floor(sorted.length * 0.98)] ?? 1) * 1.15;
    this.chart.setData(
      points.map(({ step }) => step),
      values,
      smooth(points),
    );
  }

  private make(): Chart {
    const { signal } = new AbortController();
    const chart = new Chart(
      this.element,
      {
        name: l10n.t('Training loss over steps'),
        height: (width) => Math.round(Math.min(320, Math.max(180, width * 0.42))),
        curves: [
          {
            label: l10n.t('loss'),
            color: (theme) => `color-mix(in srgb, ${theme.muted} 55%, transparent)`,
            width: 1,
          },
          { label: l10n.t('smoothed'), color: (theme) => theme.series[0] ?? theme.accent, width: 2.5 },
        ],
        xLabel: l10n.t('step'),
        xRange: () => [0, this.lastStep],
        yRange: () => [0, this.top],
        yTicks: { format: (value) => formatShort(value, 3) },
      },
      readTheme(),
      signal,
    );
    onThemeChange(() => chart.setTheme(readTheme()), signal);
    return chart;
  }
}
