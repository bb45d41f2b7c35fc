import * as l10n from '@vscode/l10n';
import { formatNumber } from '../../../src/base/formatNumber';
import { element } from '../kit/dom';

/** How often each class is met: a bar for the samples, a line for the data. */
export function classBars(count: number): {
  readonly element: HTMLElement;
  /** Takes the share of each class among samples and data. */
  readonly set: (made: ArrayLike<number>, data: ArrayLike<number>) => void;
} {
  const bars = Array.from({ length: count }, (_, index) => {
    const bar = element('span', { class: 'df-class-bar' });
    const mark = element('span', { class: 'df-class-mark' });
    const host = element('span', { class: 'df-class-well', role: 'img' }, bar, mark);
    return { host, bar, mark, element: element('li', {}, host, element('span', {}, String(index + 1))) };
  });
  return {
    element: element(
      'div',
      {},
      element(
        'p',
        { class: 'df-class-title' },
        l10n.t('Share of each class: samples as bars, data as lines'),
      ),
      element('ul', { class: 'df-class-bars' }, ...bars.map((each) => each.element)),
    ),
    set(made, data) {
      const most = Math.max(0.3, ...Array.from(made), ...Array.from(data));
      bars.forEach(({ host, bar, mark }, index) => {
        const [ours, theirs] = [made[index] ?? 0, data[index] ?? 0];
        bar.style.height = `${(100 * ours) / most}%`;
        mark.style.bottom = `${(100 * theirs) / most}%`;
        host.setAttribute(
          'aria-label',
          l10n.t(
            'Class {0}: {1} % of the samples, {2} % of the data',
            index + 1,
            formatNumber(100 * ours, 3),
            formatNumber(100 * theirs, 3),
          ),
        );
      });
    },
  };
}
