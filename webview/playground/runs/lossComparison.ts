import * as l10n from '@vscode/l10n';
import { formatShort } from '../../../src/base/formatNumber';
import type { SavedRun } from '../../../src/protocol/savedRuns';
import { Chart } from '../../figures/kit/drawing/chart';
import { element } from '../../figures/kit/dom';
import { onThemeChange, readTheme } from '../../figures/kit/colors/theme';
import type { FigureTheme } from '../../figures/kit/figure';
import { alignedCurves } from './alignedCurves';
import { runName } from './runText';

/** Curves differ without colour too. */
const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4]] as const;

/** The most runs that are compared. */
export const mostCompared = dashes.length;

const colour = (index: number) => (theme: FigureTheme) =>
  theme.series[index % theme.series.length] ?? theme.accent;

/** The loss curves of runs over each other, with a line that says which is which. */
export class LossComparison {
  readonly element = element('div', { class: 'loss-comparison' });
  private readonly legend = element('ul', { class: 'run-legend' });
  private readonly host = element('div');
  private shown = '';
  private end = new AbortController();

  constructor() {
    this.element.append(this.host, this.legend);
  }

  /** Draws these runs; needs the element to be on the page. */
  show(runs: readonly SavedRun[]): void {
    const drawn = JSON.stringify(runs.map((run) => [run.key, run.step, runName(run)]));
    if (drawn === this.shown) {
      return;
    }
    this.shown = drawn;
    this.end.abort();
    this.end = new AbortController();
    this.host.replaceChildren();
    const curves = runs.filter(({ losses }) => losses.length > 1);
    this.element.hidden = curves.length === 0;
    if (curves.length > 0) {
      this.draw(curves);
    }
  }

  private draw(runs: readonly SavedRun[]): void {
    const { signal } = this.end;
    const { steps, losses } = alignedCurves(runs.map((run) => run.losses));
    const values = runs.flatMap((run) => run.losses.map(([, loss]) => loss)).sort((a, b) => a - b);
    // A few wild losses at the start must not flatten the rest.
    const top = (values[Math.floor(values.length * 0.97)] ?? 1) * 1.15;
    const chart = new Chart(
      this.host,
      {
        name: l10n.t('Training loss of {0} over steps', runs.map(runName).join(', ')),
        height: (width) => Math.round(Math.min(320, Math.max(180, width * 0.42))),
        curves: runs.map((run, index) => ({
          label: runName(run),
          color: colour(index),
          dash: [...(dashes[index] ?? [])],
        })),
        xLabel: l10n.t('step'),
        xRange: () => [0, steps.at(-1) ?? 1],
        yRange: () => [0, top],
        yTicks: { format: (value) => formatShort(value, 3) },
      },
      readTheme(),
      signal,
    );
    chart.setData(steps, ...losses);
    const name = () => this.nameCurves(runs);
    name();
    onThemeChange(() => {
      chart.setTheme(readTheme());
      name();
    }, signal);
  }

  private nameCurves(runs: readonly SavedRun[]): void {
    const theme = readTheme();
    this.legend.replaceChildren(
      ...runs.map((run, index) => {
        const line = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
        line.setAttribute('aria-hidden', 'true');
        line.innerHTML = `<line x1="0" y1="5" x2="28" y2="5" stroke-width="2" />`;
        line.style.stroke = colour(index)(theme);
        line.style.strokeDasharray = (dashes[index] ?? []).join(' ');
        return element('li', {}, line, runName(run));
      }),
    );
  }
}
