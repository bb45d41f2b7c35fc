import { element } from '../figures/kit/dom';

export interface Statistics<Key extends string> {
  readonly element: HTMLElement;
  set(values: Readonly<Record<Key, string>>): void;
  /** Shows or hides some. */
  show(visible: Readonly<Partial<Record<Key, boolean>>>): void;
}

/** A row of numbers, each under its name. */
export function statistics<Key extends string>(names: Readonly<Record<Key, string>>): Statistics<Key> {
  const list = element('dl', { class: 'statistics' });
  const values = new Map<string, HTMLElement>();
  for (const [key, name] of Object.entries<string>(names)) {
    const value = element('dd', { class: 'number', 'data-statistic': key }, '–');
    values.set(key, value);
    list.append(element('div', {}, element('dt', {}, name), value));
  }
  return {
    element: list,
    show(visible) {
      for (const [key, wanted] of Object.entries<boolean | undefined>(visible)) {
        const cell = values.get(key)?.parentElement;
        if (cell) {
          cell.hidden = wanted === false;
        }
      }
    },
    set(next) {
      for (const [key, text] of Object.entries<string>(next)) {
        const value = values.get(key);
        if (value && value.textContent !== text) {
          value.textContent = text;
        }
      }
    },
  };
}
