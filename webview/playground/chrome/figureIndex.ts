import { figureSpec, type FigureId } from '../../../src/figures';
import { topics } from '../../../src/figures/topics';
import { element } from '../../figures/kit/dom';

/** All figures by subject, each a button that shows it. */
export function figureIndex(open: (id: FigureId) => void): HTMLElement {
  const entry = (id: FigureId): HTMLElement => {
    const { title, examples } = figureSpec(id);
    const [first] = examples;
    const made = element(
      'button',
      { type: 'button', class: 'figure-entry' },
      element('strong', {}, title()),
      ...(first === undefined ? [] : [element('span', {}, first.detail())]),
    );
    made.addEventListener('click', () => open(id));
    return element('li', {}, made);
  };
  return element(
    'div',
    { class: 'figure-index' },
    ...topics.map(({ name, figures }) =>
      element(
        'section',
        {},
        element('h2', {}, name()),
        element('ul', {}, ...figures.filter((id) => id !== 'overview').map(entry)),
      ),
    ),
  );
}
