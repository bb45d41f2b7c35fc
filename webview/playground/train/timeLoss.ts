import { formatShort } from '../../../src/base/formatNumber';
import * as l10n from '@vscode/l10n';
import { Chart } from '../../figures/kit/drawing/chart';
import { element } from '../../figures/kit/dom';
import { onThemeChange, readTheme } from '../../figures/kit/colors/theme';
import { isPoints } from '../../../src/datasets/openDataSet';
import { heldOutText } from '../format';
import type { View, ViewContext } from '../view';

/** Where it is hard: the last held-out loss, by how much noise there is. */
export function timeLoss({ run }: Pick<ViewContext, 'run'>): View {
  const host = element('div', { class: 'time-loss-chart' });
  const about = element('p', { class: 'fine-print' });
  const root = element(
    'section',
    { class: 'time-loss', 'aria-label': l10n.t('Loss by t') },
    element('h2', {}, l10n.t('Loss by t')),
    host,
    about,
  );
  let chart: Chart | undefined;
  let T = 1;
  let drawn: unknown;
  return {
    element: root,
    update() {
      const last = run.state.past.heldOut.at(-1);
      root.hidden = !last;
      if (!last || last === drawn || host.clientWidth === 0) {
        return;
      }
      drawn = last;
      T = run.state.setup?.schedule.T ?? 1;
      chart ??= make(host, () => T);
      const parts = last.byTime.length;
      // Each part as a bar: its value at both of its ends.
      chart.setData(
        last.byTime.flatMap((_, part) => [(part * T) / parts, ((part + 1) * T) / parts]),
        last.byTime.flatMap((loss) => [loss, loss]),
      );
      const hardest = last.byTime.indexOf(Math.max(...last.byTime));
      about.textContent = l10n.t(
        'On {0}, whose noise and t stay the same. It is largest for t = {1}…{2}: {3}.',
        isPoints(run.state.setup?.train.dataSet ?? '')
          ? l10n.t('{0} held-out points', last.count)
          : heldOutText(last.count),
        1 + Math.floor((hardest * T) / parts),
        Math.floor(((hardest + 1) * T) / parts),
        formatShort(last.byTime[hardest] ?? NaN, 3),
      );
    },
  };
}

function make(host: HTMLElement, T: () => number): Chart {
  const { signal } = new AbortController();
  const chart = new Chart(
    host,
    {
      name: l10n.t('The held-out loss over t'),
      height: (width) => Math.round(Math.min(180, Math.max(120, width * 0.22))),
      curves: [
        { label: l10n.t('held out'), color: (theme) => theme.series[1] ?? theme.foreground, fill: 0.25 },
      ],
      xLabel: 't',
      xRange: () => [0, T()],
      yRange: (_, max) => [0, Math.max(1e-6, max * 1.1)],
      yTicks: { format: (value) => formatShort(value, 3) },
    },
    readTheme(),
    signal,
  );
  onThemeChange(() => chart.setTheme(readTheme()), signal);
  return chart;
}
