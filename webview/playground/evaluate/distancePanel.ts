import * as l10n from '@vscode/l10n';
import type { JudgedDistance } from '../../engine/protocol/evaluation';
import { element } from '../../figures/kit/dom';
import { scroller } from '../../ui/scroller';
import { distanceRow, distanceSizes, distanceTitles, notTrained } from './distanceRows';
import { measureTable } from './measureTable';
import { nearestPairs } from './nearestPairs';

/** How far samples are from real images by random convolutions, and which of them are nearest to a real one. */
export function distancePanel(language: string): {
  readonly element: HTMLElement;
  /** `of` says whose samples they are and how they were drawn. */
  show(judged: JudgedDistance | undefined, of: string): void;
} {
  const made = element('p', { class: 'fine-print made' });
  const sizes = element('p', { class: 'fine-print' });
  const measures = scroller('table-scroll', l10n.t('Quality of samples'));
  const pairs = nearestPairs(
    l10n.t('Above, the samples that are nearest to real images; below, those images'),
    language,
  );
  const root = element(
    'section',
    { class: 'sample-distance', 'aria-label': l10n.t('Quality of samples') },
    element('h2', {}, l10n.t('Quality of samples')),
    made,
    sizes,
    measures,
    element('h3', {}, l10n.t('Memorised?')),
    pairs.element,
    element('p', { class: 'fine-print' }, notTrained()),
  );
  root.hidden = true;
  let shown: JudgedDistance | undefined;
  return {
    element: root,
    show(judged, of) {
      root.hidden = judged === undefined;
      made.textContent = of;
      if (!judged || judged === shown) {
        return;
      }
      shown = judged;
      const { distance, nearest } = judged;
      sizes.textContent = distanceSizes(distance, language);
      measures.replaceChildren(measureTable(distanceTitles(), [distanceRow(distance, language)]));
      pairs.show(
        nearest,
        distance.nearest.map((pair) => pair.distance),
      );
    },
  };
}
