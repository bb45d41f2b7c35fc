import * as l10n from '@vscode/l10n';
import { Chart } from '../../figures/kit/drawing/chart';
import { element } from '../../figures/kit/dom';
import type { FigureTheme } from '../../figures/kit/figure';
import { colorOf } from '../../figures/kit/colors/meaningColors';
import { readTheme } from '../../figures/kit/colors/theme';

/** Losses over training steps. */
export class LossChart {
  readonly element = element('div', { class: 'df-loss-chart' });
  private chart: Chart | undefined;
  private steps = 1;

  constructor(private readonly signal: AbortSignal) {}

  /**
   * @param steps How many there will be.
   * @param at The steps of the losses; by default from 1 on.
   */
  draw(losses: readonly number[], steps: number, at = losses.map((_, index) => index + 1)): void {
    this.steps = steps;
    if (!this.element.isConnected) {
      return;
    }
    this.chart ??= this.make();
    this.chart.setData(losses.length === 0 ? [0] : at, losses.length === 0 ? [null] : losses);
  }

  recolor(theme: FigureTheme): void {
    this.chart?.setTheme(theme);
  }

  private make(): Chart {
    return new Chart(
      this.element,
      {
        name: l10n.t('Loss over the training steps'),
        height: () => 200,
        curves: [{ label: l10n.t('Loss'), color: colorOf('error') }],
        xLabel: l10n.t('Training step'),
        yLabel: l10n.t('Loss'),
        xRange: () => [0, this.steps],
        yRange: (_, max) => [0, Number.isFinite(max) ? Math.max(1, max) : 2],
      },
      readTheme(),
      this.signal,
    );
  }
}
