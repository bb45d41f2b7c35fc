import * as l10n from '@vscode/l10n';
import { hasBetaRange, rescaleT, scheduleKinds, type ScheduleConfig } from '../../../src/diffusion/schedule';
import { betaBounds, shiftBounds } from '../../../src/protocol/scheduleConfig';
import { scheduleNames } from '../../../src/protocol/valueNames';
import { element } from '../../figures/kit/dom';
import { symbol } from '../../figures/kit/math/mathMarkup';
import { checkbox } from '../../ui/checkbox';
import { dropdown } from '../../ui/dropdown';
import { numberField, type NumberField } from '../../ui/numberField';
import type { Store } from '../store';

/** The fields of a noise schedule. They show and change the one schedule of the page. */
export function scheduleControls(store: Store): { readonly element: HTMLElement; update(): void } {
  const change = (schedule: Partial<ScheduleConfig>) => store.patch({ schedule });
  /** Whether β follows T, so that x_T stays about as noisy as it is. */
  let rescales = false;
  const kind = dropdown({
    label: l10n.t('Schedule'),
    hint: l10n.t('How fast images drown in noise on the way from t = 1 to T.'),
    choices: scheduleKinds.map((value) => ({ value, label: scheduleNames[value]() })),
    onChange: (value) => change({ kind: value }),
  });
  const aboutT = l10n.t('Into how many steps the way from image to noise is divided.');
  const T: NumberField = numberField({
    hint: aboutT,
    label: symbol('T'),
    name: l10n.t('Number of diffusion steps T'),
    min: 2,
    max: 10000,
    integer: true,
    onChange: (value) => setT(value),
  });
  const beta = { min: betaBounds[0], max: betaBounds[1], integer: false, exclusive: true } as const;
  const betaStart = numberField({
    ...beta,
    label: symbol('β', '1'),
    name: l10n.t('First noise variance β_1'),
    hint: l10n.t('How much noise the first step adds.'),
    onChange: (value) => change({ betaStart: value }),
  });
  const betaEnd = numberField({
    ...beta,
    label: symbol('β', 'T'),
    name: l10n.t('Last noise variance β_T'),
    hint: l10n.t('How much noise the last step adds.'),
    onChange: (value) => change({ betaEnd: value }),
  });
  const scaling = checkbox(l10n.t('Scale β with T, as 1/T'), (value) => (rescales = value));
  scaling.setHint(l10n.t('Keeps x_T about as noisy when T changes.'));
  const zeroSnr = checkbox(l10n.t('Zero terminal SNR'), (value) => change({ zeroTerminalSnr: value }));
  const shift = numberField({
    label: l10n.t('Shift'),
    name: l10n.t('Shift of the flow towards more noise'),
    hint: l10n.t('Above 1, more of the way is spent where there is much noise.'),
    min: shiftBounds[0],
    max: shiftBounds[1],
    integer: false,
    onChange: (value) => change({ shift: value }),
  });

  function setT(value: number): void {
    const { schedule } = store.state;
    try {
      change(rescales ? rescaleT(schedule, value) : { T: value });
      T.setHint(aboutT);
    } catch (error) {
      if (!(error instanceof RangeError)) {
        throw error;
      }
      T.setHint(l10n.t('With so few steps β would reach 1.'));
      T.set(schedule.T);
    }
  }

  return {
    element: element(
      'div',
      { class: 'schedule-controls', role: 'group', 'aria-label': l10n.t('Noise schedule') },
      kind.element,
      T.element,
      betaStart.element,
      betaEnd.element,
      shift.element,
      scaling.element,
      zeroSnr.element,
    ),
    update() {
      const { schedule, train } = store.state;
      kind.set(schedule.kind);
      T.set(schedule.T);
      betaStart.set(schedule.betaStart);
      betaEnd.set(schedule.betaEnd);
      shift.set(schedule.shift ?? 1);
      scaling.set(rescales);
      zeroSnr.set(schedule.zeroTerminalSnr ?? false);
      const hasRange = hasBetaRange(schedule.kind);
      betaStart.element.hidden = !hasRange;
      betaEnd.element.hidden = !hasRange;
      scaling.element.hidden = !hasRange;
      shift.element.hidden = schedule.kind !== 'flow';
      const predictsNoise = train.loss === 'epsilon' || train.loss === 'vlb';
      zeroSnr.setHint(
        schedule.zeroTerminalSnr && predictsNoise
          ? l10n.t('At t = T x_0 cannot be worked out from ε: let the network predict v or x_0.')
          : l10n.t('Leaves nothing of the image at t = T (Lin et al. 2024).'),
      );
    },
  };
}
