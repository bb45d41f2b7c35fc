import * as l10n from '@vscode/l10n';
import { shapeOfOwnData, type OwnDataId } from '../../../src/base/ownDataId';
import type { OwnDataSummary } from '../../../src/protocol/ownData';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { contactSheet } from './contactSheet';
import type { OwnDataLibrary } from './ownDataLibrary';

/** What is done with data that are kept. */
export interface KeptDataActions {
  readonly use: (id: OwnDataId) => void;
  /** The name that stands in the form. */
  readonly newName: () => string | undefined;
}

/** The user's data that are kept: each with its size, a contact sheet, and what can be done with it. */
export function keptData(library: OwnDataLibrary, { use, newName }: KeptDataActions, language: string) {
  const list = element('ul', { class: 'own-data-list', 'aria-label': l10n.t('Kept data') });
  /** Deleting takes two presses. */
  let doomed: OwnDataId | undefined;
  /** Whose contact sheet is open. */
  let opened: OwnDataId | undefined;

  function row(set: OwnDataSummary): HTMLElement {
    const { id, name } = set;
    const again = (change: () => void) => () => {
      change();
      update();
    };
    const show = button({
      label:
        opened === id ? l10n.t('Hide contact sheet of “{0}”', name) : l10n.t('Contact sheet of “{0}”', name),
      icon: 'preview',
      look: 'icon',
      onClick: again(() => (opened = opened === id ? undefined : id)),
    });
    const rename = button({
      label: l10n.t('Rename “{0}” to what stands under Name', name),
      icon: 'edit',
      look: 'icon',
      onClick: () => {
        const next = newName();
        if (next !== undefined) {
          library.rename(id, next);
        }
      },
    });
    const remove = button({
      label: doomed === id ? l10n.t('Delete “{0}” for good?', name) : l10n.t('Delete “{0}”', name),
      icon: 'trash',
      ...(doomed === id ? {} : { look: 'icon' as const }),
      onClick: again(() => {
        if (doomed === id) {
          library.delete(id);
        }
        doomed = doomed === id ? undefined : id;
      }),
    });
    return element(
      'li',
      {},
      element('span', { class: 'own-data-name' }, name),
      element('span', { class: 'fine-print' }, factsOf(set, language)),
      button({ label: l10n.t('Use'), title: l10n.t('Train on “{0}”', name), onClick: () => use(id) }).element,
      show.element,
      rename.element,
      remove.element,
      ...(opened === id ? [contactSheet(library.dataSet(id))] : []),
    );
  }

  function update(): void {
    list.hidden = library.sets.length === 0;
    list.replaceChildren(...library.sets.map(row));
  }
  library.subscribe(update);
  update();
  return list;
}

function factsOf({ id, count, bytes }: OwnDataSummary, language: string): string {
  const { side, channels, classes } = shapeOfOwnData(id);
  const size = l10n.t('{0} MB', (bytes / 2 ** 20).toLocaleString(language, { maximumFractionDigits: 1 }));
  const number = count.toLocaleString(language);
  const what =
    side === 1
      ? l10n.t('{0} points', number)
      : channels === 3
        ? l10n.t('{0} images of {1}×{1} in colour', number, side)
        : l10n.t('{0} images of {1}×{1} in grey', number, side);
  return [what, ...(classes > 1 ? [l10n.t('{0} classes', classes)] : []), size].join(' · ');
}
