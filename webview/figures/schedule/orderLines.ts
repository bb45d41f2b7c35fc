import * as l10n from '@vscode/l10n';
import type { Schedule } from '../../../src/diffusion/schedule';
import { scheduleOrder } from '../../../src/diffusion/scheduleOrder';
import { element } from '../kit/dom';
import { formula, symbol } from '../kit/math/mathMarkup';

/** The inequalities of a schedule, each with whether it holds. */
export function orderLines(): {
  readonly element: HTMLElement;
  readonly update: (schedule: Schedule) => void;
} {
  const rises = line(
    formula(
      l10n.t('0 < β_1 < β_2 < … < β_T < 1'),
      '0 < ',
      symbol('β', '1'),
      ' < ',
      symbol('β', '2'),
      ' < … < ',
      symbol('β', 'T'),
      ' < 1',
    ),
  );
  const falls = line(
    formula(
      l10n.t('1 > ᾱ_1 > ᾱ_2 > … > ᾱ_T'),
      '1 > ',
      symbol('ᾱ', '1'),
      ' > ',
      symbol('ᾱ', '2'),
      ' > … > ',
      symbol('ᾱ', 'T'),
    ),
  );
  return {
    element: element('div', { class: 'df-schedule-order' }, rises.element, falls.element),
    update(schedule) {
      const { betaFails, alphaBarFails } = scheduleOrder(schedule);
      rises.show(betaFails);
      falls.show(alphaBarFails);
    },
  };
}

function line(inequality: HTMLElement): {
  readonly element: HTMLElement;
  readonly show: (failsAt: number | undefined) => void;
} {
  const verdict = element('span', { class: 'df-schedule-verdict' });
  return {
    element: element('p', {}, inequality, ' ', verdict),
    show(failsAt) {
      verdict.textContent =
        failsAt === undefined ? `✓ ${l10n.t('holds')}` : `✗ ${l10n.t('fails at t = {0}', failsAt)}`;
      verdict.classList.toggle('df-schedule-fails', failsAt !== undefined);
    },
  };
}
