import * as l10n from '@vscode/l10n';
import { element } from '../figures/kit/dom';
import { shapeText } from './arrayDetail';
import { elementCount, type ArrayEntry } from './arrayFile';

/** Rows that are shown at once; a filter finds the others. */
const mostRows = 500;

/** A table of arrays that can be filtered by name; a row's button chooses its array. */
export function arrayTable(
  entries: readonly ArrayEntry[],
  counted: (count: number) => string,
  choose: (entry: ArrayEntry) => void,
): HTMLElement {
  const filter = element('input', { type: 'search', id: 'filter', autocomplete: 'off' });
  const status = element('p', { role: 'status', class: 'facts' });
  const body = element('tbody');
  let pressed: HTMLButtonElement | undefined;
  const rowOf = (entry: ArrayEntry) => {
    const button = element('button', { type: 'button', 'aria-pressed': 'false' }, entry.name);
    button.addEventListener('click', () => {
      pressed?.setAttribute('aria-pressed', 'false');
      pressed = button;
      button.setAttribute('aria-pressed', 'true');
      choose(entry);
    });
    const cells = [entry.dtype, shapeText(entry), counted(elementCount(entry))];
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, button),
      ...cells.map((cell) => element('td', {}, cell)),
    );
  };
  const show = () => {
    const wanted = filter.value.trim().toLowerCase();
    const found = entries.filter(({ name }) => name.toLowerCase().includes(wanted));
    body.replaceChildren(...found.slice(0, mostRows).map(rowOf));
    status.textContent =
      found.length > mostRows
        ? l10n.t('{0} of {1} arrays; filter by name to see the others.', mostRows, found.length)
        : l10n.t('{0} of {1} arrays', found.length, entries.length);
  };
  filter.addEventListener('input', show);
  show();
  const headings = [l10n.t('Name'), l10n.t('Type'), l10n.t('Shape'), l10n.t('Numbers')];
  const head = element('tr', {}, ...headings.map((each) => element('th', { scope: 'col' }, each)));
  const table = element('table', { class: 'arrays' }, element('thead', {}, head), body);
  return element(
    'div',
    { class: 'list' },
    element('label', { for: 'filter' }, l10n.t('Filter by name')),
    filter,
    status,
    element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': l10n.t('Arrays') }, table),
  );
}
