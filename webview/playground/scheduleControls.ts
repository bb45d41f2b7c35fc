import * as l10n from '@vscode/l10n';
import { hasBetaRange, scheduleKinds, type ScheduleConfig } from '../../src/diffusion/schedule';
import { element } from '../figures/dom';
import { symbol } from '../figures/mathMarkup';
import { dropdown } from '../ui/dropdown';
import { numberField } from '../ui/numberField';
import type { Store } from './store';

/** The fields of a noise schedule: kind, T, β_1, β_T. They show and change the one schedule of the page. */
export function scheduleControls(store: Store): { readonly element: HTMLElement; update(): void } {
  const change = (schedule: Partial<ScheduleConfig>) => store.patch({ schedule });
  const kind = dropdown({
    label: l10n.t('Schedule'),
    choices: scheduleKinds.map((value) => ({ value, label: value })),
    onChange: (value) => change({ kind: value }),
  });
  const T = numberField({
    label: symbol('T'),
    name: l10n.t('Number of diffusion steps T'),
    min: 2,
    max: 10000,
    integer: true,
    onChange: (value) => change({ T: value }),
  });
  const beta = { min: 0, max: 1, integer: false, exclusive: true } as const;
  const betaStart = numberField({
    ...beta,
    label: symbol('β', '1'),
    name: l10n.t('First noise variance β_1'),
    onChange: (value) => change({ betaStart: value }),
  });
  const betaEnd = numberField({
    ...beta,
    label: symbol('β', 'T'),
    name: l10n.t('Last noise variance β_T'),
    onChange: (value) => change({ betaEnd: value }),
  });
  return {
    element: element(
      'div',
      { class: 'schedule-controls', role: 'group', 'aria-label': l10n.t('Noise schedule') },
      kind.element,
      T.element,
      betaStart.element,
      betaEnd.element,
    ),
    update() {
      const { schedule } = store.state;
      kind.set(schedule.kind);
      T.set(schedule.T);
      betaStart.set(schedule.betaStart);
      betaEnd.set(schedule.betaEnd);
      const hasRange = hasBetaRange(schedule.kind);
      betaStart.setDisabled(!hasRange);
      betaEnd.setDisabled(!hasRange);
    },
  };
}
