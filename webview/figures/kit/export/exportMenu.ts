import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../../../src/base/errorMessage';
import { button } from '../controls/controls';
import { element } from '../dom';

export interface ExportItem {
  readonly label: string;
  /** Says what was done, if the page does not say so itself; `say` is for what is under way. */
  readonly run: (
    say: (text: string) => void,
    signal: AbortSignal,
  ) => Promise<string | undefined> | string | undefined;
  /** Whether it takes long enough to be cancelled. */
  readonly isLong?: boolean;
  /** Whether it can be done with the figure as it is now, asked when the menu is opened; it always can when absent. */
  readonly isOffered?: () => Promise<boolean>;
}

/** A fold with buttons for all that can be done with the figure, and a line that says what was done. */
export function exportMenu(items: readonly ExportItem[], signal: AbortSignal): HTMLElement {
  const said = element('span', { class: 'df-export-said', role: 'status' });
  let running: AbortController | undefined;
  const cancel = button(l10n.t('Cancel'), () => running?.abort(), signal);
  cancel.hidden = true;
  const say = (text: string): void => {
    said.textContent = text;
  };

  async function run(item: ExportItem): Promise<void> {
    running?.abort();
    const own = new AbortController();
    running = own;
    cancel.hidden = item.isLong !== true;
    say('');
    try {
      say((await item.run(say, AbortSignal.any([own.signal, signal]))) ?? '');
    } catch (error) {
      say(l10n.t('That could not be exported: {0}', errorMessage(error)));
    }
    if (running === own) {
      cancel.hidden = true;
    }
  }

  const buttons = items.map((item) => button(item.label, () => void run(item), signal));
  const offer = (): void =>
    items.forEach(({ isOffered }, index) => {
      const made = buttons[index];
      if (made && isOffered) {
        made.hidden = true;
        void isOffered().then((isSo) => (made.hidden = !isSo));
      }
    });
  const fold = element(
    'details',
    { class: 'df-more df-export' },
    element('summary', {}, l10n.t('Export')),
    element('div', { class: 'df-controls' }, ...buttons, cancel, said),
  );
  fold.addEventListener('toggle', () => (fold.open ? offer() : undefined), { signal });
  fold.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && fold.open) {
        fold.open = false;
        fold.querySelector('summary')?.focus();
      }
    },
    { signal },
  );
  return fold;
}
