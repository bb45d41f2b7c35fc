import * as l10n from '@vscode/l10n';
import type { Bound } from '../../../src/diffusion/bounds/evaluateBound';
import { element } from '../../figures/kit/dom';
import { statistics } from '../statistics';
import { BoundCharts } from './boundCharts';
import { notComparable } from './notComparable';

/** A bound on the likelihood in all its parts. */
export function boundPanel(language: string): {
  readonly element: HTMLElement;
  /** `of` says which network's it is and how it was worked out. */
  show(bound: Bound | undefined, of: string): void;
  /** The two charts as PNG files. */
  pictures(): Promise<readonly Uint8Array[]>;
} {
  const numbers = statistics({
    total: l10n.t('Bound, bits/dim'),
    rate: l10n.t('Rate'),
    distortion: l10n.t('Distortion L₀'),
    prior: l10n.t('Prior L_T'),
    images: l10n.t('Images'),
  });
  const made = element('p', { class: 'fine-print made' });
  const charts = new BoundCharts();
  const root = element(
    'section',
    { 'aria-label': l10n.t('Likelihood') },
    element('h2', {}, l10n.t('Likelihood')),
    made,
    numbers.element,
    charts.element,
    element('p', { class: 'fine-print' }, notComparable()),
  );
  root.hidden = true;
  let shown: Bound | undefined;
  return {
    element: root,
    pictures: () => charts.pictures(),
    show(bound, of) {
      root.hidden = bound === undefined;
      made.textContent = of;
      if (!bound || bound === shown) {
        return;
      }
      shown = bound;
      const error = Number.isNaN(bound.total.standardError)
        ? ''
        : ` ± ${bound.total.standardError.toFixed(3)}`;
      numbers.set({
        total: `${bound.total.value.toFixed(3)}${error}`,
        rate: bound.rate.toFixed(3),
        distortion: bound.distortion.toFixed(3),
        prior: bound.prior.toExponential(1),
        images: bound.images.toLocaleString(language),
      });
      charts.show(bound);
    },
  };
}
