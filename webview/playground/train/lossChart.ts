import { formatShort } from '../../../src/base/formatNumber';
import * as l10n from '@vscode/l10n';
import { Chart } from '../../figures/kit/drawing/chart';
import { element } from '../../figures/kit/dom';
import { onThemeChange, readTheme } from '../../figures/kit/colors/theme';
import { smooth } from '../run/lossHistory';
import type { RunState } from '../run/runState';
import { valuesAt } from './valuesAt';

/** The live loss curve: every loss faintly, the smoothed one over it, and the one on held-out data. */
export class LossChart {
  readonly element = element('div', { class: 'loss-chart' });
  private chart: Chart | undefined;
  private lastStep = 1;
  private top = 1;

  constructor(private readonly state: Pick<RunState, 'losses' | 'past'>) {}

  /** Draws what there is; the first call needs the element to be on the page. */
  update(): void {
    this.chart ??= this.make();
    const { losses, past } = this.state;
    const { points } = losses;
    const steps = points.map(({ step }) => step);
    this.lastStep = Math.max(10, points.at(-1)?.step ?? 0);
    const values = points.map(({ loss }) => loss);
    // A few wild losses at the start must not flatten the rest.
    const sorted = [...values].sort((a, b) => a - b);
    this.top = (sorted[Math.floor(sorted.length * 0.98)] ?? 1) * 1.15;
    this.chart.setData(steps, values, smooth(points), valuesAt(steps, past.heldOut));
  }

  private make(): Chart {
    const { signal } = new AbortController();
    const chart = new Chart(
      this.element,
      {
        name: l10n.t('The loss in training and on held-out data, over the steps'),
        height: (width) => Math.round(Math.min(320, Math.max(180, width * 0.42))),
        curves: [
          {
            label: l10n.t('loss'),
            color: (theme) => `color-mix(in srgb, ${theme.muted} 55%, transparent)`,
            width: 1,
          },
          { label: l10n.t('smoothed'), color: (theme) => theme.series[0] ?? theme.accent, width: 2.5 },
          {
            label: l10n.t('held out'),
            color: (theme) => theme.series[1] ?? theme.foreground,
            dash: [6, 4],
            width: 2,
          },
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
