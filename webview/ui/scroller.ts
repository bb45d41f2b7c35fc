import { element, type Child } from '../figures/kit/dom';

/** A frame for what may be wider than the page: it scrolls by itself, and by the keyboard once it has the focus. */
export const scroller = (className: string, name: string, ...children: Child[]): HTMLElement =>
  element('div', { class: className, role: 'group', tabindex: '0', 'aria-label': name }, ...children);
