import * as l10n from '@vscode/l10n';
import type { SampleQuality } from '../../../src/diffusion/quality/sampleQuality';
import type { JudgedQuality } from '../../engine/protocol/evaluation';
import { element } from '../../figures/kit/dom';
import { scroller } from '../../ui/scroller';
import type { QualitySubject } from './evaluation';
import { measureTable } from './measureTable';
import { nearestPairs } from './nearestPairs';
import { notFid } from './notComparable';
import { percent, qualityRows, qualitySizes } from './qualityRows';

/** What samples are worth: measures beside those of real digits and of noise, class balance, nearest neighbours. */
export function qualityPanel(language: string): {
  readonly element: HTMLElement;
  /** `of` says whose samples they are and how they were drawn. */
  show(judged: JudgedQuality | undefined, subject: QualitySubject | undefined, of: string): void;
} {
  const made = element('p', { class: 'fine-print made' });
  const sizes = element('p', { class: 'fine-print' });
  const measures = scroller('table-scroll', l10n.t('Quality of samples'));
  const classes = element('div', {
    class: 'class-bars',
    role: 'table',
    'aria-label': l10n.t('Class balance'),
  });
  const pairs = nearestPairs(
    l10n.t('Above, the samples that are nearest to training digits; below, those digits'),
    language,
  );
  const root = element(
    'section',
    { class: 'quality', 'aria-label': l10n.t('Quality of samples') },
    element('h2', {}, l10n.t('Quality of samples')),
    made,
    sizes,
    measures,
    element('h3', {}, l10n.t('Class balance')),
    classes,
    element('h3', {}, l10n.t('Memorised?')),
    pairs.element,
    element('p', { class: 'fine-print' }, notFid()),
  );
  root.hidden = true;
  let shown: JudgedQuality | undefined;
  return {
    element: root,
    show(judged, subject, of) {
      root.hidden = judged === undefined;
      made.textContent = of;
      if (!judged || judged === shown) {
        return;
      }
      shown = judged;
      const { quality, nearest } = judged;
      sizes.textContent = qualitySizes(quality, subject?.accuracy, language);
      const rows = qualityRows(quality, language).map(
        ({ name, samples, heldOut, noise }): [string, ...string[]] => [name, samples, heldOut, noise],
      );
      const titles = [l10n.t('Measure'), l10n.t('Samples'), l10n.t('Held-out digits'), l10n.t('Noise')];
      measures.replaceChildren(measureTable(titles, rows));
      classes.replaceChildren(...classRows(quality, language));
      pairs.show(
        nearest,
        quality.memorisation.nearest.map(({ distance }) => distance),
      );
    },
  };
}

/** A bar for each class, with the share of held-out digits as a mark. */
function classRows({ classes }: SampleQuality, language: string): HTMLElement[] {
  const most = Math.max(0.2, ...classes.map(({ samples }) => samples.high));
  return classes.map(({ samples, heldOut }, digit) => {
    const track = element('span', { class: 'class-track', 'aria-hidden': 'true' });
    const fill = element('span', { class: 'class-fill' });
    fill.style.width = `${(100 * samples.value) / most}%`;
    const mark = element('span', { class: 'class-mark' });
    mark.style.left = `${(100 * heldOut) / most}%`;
    track.append(fill, mark);
    const text = l10n.t(
      '{0} ({1} to {2}), held-out {3}',
      percent(samples.value, language),
      percent(samples.low, language),
      percent(samples.high, language),
      percent(heldOut, language),
    );
    return element(
      'div',
      { class: 'class-row', role: 'row' },
      element('span', { class: 'class-name', role: 'rowheader' }, String(digit)),
      track,
      element('span', { class: 'class-numbers number', role: 'cell' }, text),
    );
  });
}
