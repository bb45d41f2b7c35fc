import * as l10n from '@vscode/l10n';
import type { SampleQuality } from '../../../src/diffusion/quality/sampleQuality';
import { drawImageGrid } from '../../engine/pictures/drawImageGrid';
import type { JudgedQuality } from '../../engine/protocol/evaluation';
import { element } from '../../figures/kit/dom';
import { scroller } from '../../ui/scroller';
import type { QualitySubject } from './evaluation';
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
  const canvas = element('canvas', { role: 'img', class: 'nearest-pairs' });
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
    element(
      'figure',
      { class: 'picture' },
      element(
        'figcaption',
        {},
        l10n.t('Above, the samples that are nearest to training digits; below, those digits'),
      ),
      canvas,
    ),
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
      measures.replaceChildren(measureTable(quality, language));
      classes.replaceChildren(...classRows(quality, language));
      // The canvas is the page's own here, but drawn as the worker draws.
      const drawn = new OffscreenCanvas(1, 1);
      drawImageGrid(drawn, nearest);
      canvas.width = drawn.width;
      canvas.height = drawn.height;
      canvas.getContext('2d')?.drawImage(drawn, 0, 0);
      const distances = quality.memorisation.nearest.map(({ distance }) =>
        distance.toLocaleString(language, { maximumSignificantDigits: 2 }),
      );
      canvas.setAttribute('aria-label', l10n.t('Pairs at the distances {0}', distances.join(', ')));
    },
  };
}

function measureTable(quality: SampleQuality, language: string): HTMLElement {
  const titles = [l10n.t('Measure'), l10n.t('Samples'), l10n.t('Held-out digits'), l10n.t('Noise')];
  const cell = (text: string) => element('td', { class: 'number' }, text);
  return element(
    'table',
    { class: 'data-table quality-table' },
    element('thead', {}, element('tr', {}, ...titles.map((title) => element('th', { scope: 'col' }, title)))),
    element(
      'tbody',
      {},
      ...qualityRows(quality, language).map(({ name, samples, heldOut, noise }) =>
        element('tr', {}, element('th', { scope: 'row' }, name), cell(samples), cell(heldOut), cell(noise)),
      ),
    ),
  );
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
