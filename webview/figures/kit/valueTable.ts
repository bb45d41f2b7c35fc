import { element } from './dom';
import { numberSlot } from './math/mathMarkup';
import { typeset } from './math/typeset';
import './valueTable.css';

/** A line of a table: what it is, and a number for each column. */
export interface ValueRow {
  readonly name: string;
  readonly values: readonly string[];
}

/** A table of numbers that change while it is looked at. */
export function valueTable(columns: readonly string[]): {
  readonly element: HTMLElement;
  /** Shows rows; their number and names may change. */
  readonly set: (rows: readonly ValueRow[]) => void;
} {
  const body = element('tbody');
  const head = columns.map((name) => element('th', { scope: 'col' }, name));
  const host = element(
    'table',
    { class: 'df-values df-value-columns' },
    element('thead', {}, element('tr', {}, element('td'), ...head)),
    body,
  );
  let shown = '';
  let slots: HTMLElement[] = [];

  function build(rows: readonly ValueRow[]): void {
    slots = [];
    body.replaceChildren(
      ...rows.map(({ name, values }) => {
        const cells = values.map(() => element('td', {}, slots[slots.push(numberSlot()) - 1] ?? ''));
        return element('tr', {}, element('th', { scope: 'row' }, ...typeset(name)), ...cells);
      }),
    );
  }

  return {
    element: host,
    set(rows) {
      const names = rows.map(({ name, values }) => `${name} ${values.length}`).join('\n');
      if (names !== shown) {
        shown = names;
        build(rows);
      }
      rows
        .flatMap(({ values }) => values)
        .forEach((value, index) => {
          const slot = slots[index];
          if (slot !== undefined && slot.textContent !== value) {
            slot.textContent = value;
          }
        });
    },
  };
}
