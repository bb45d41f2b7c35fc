import { element } from '../../figures/kit/dom';

/** A table of measures: the first cell of each row names it, the others are numbers. */
export function measureTable(
  titles: readonly string[],
  rows: readonly (readonly [string, ...string[]])[],
): HTMLElement {
  return element(
    'table',
    { class: 'data-table quality-table' },
    element('thead', {}, element('tr', {}, ...titles.map((title) => element('th', { scope: 'col' }, title)))),
    element(
      'tbody',
      {},
      ...rows.map(([name, ...cells]) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, name),
          ...cells.map((text) => element('td', { class: 'number' }, text)),
        ),
      ),
    ),
  );
}
