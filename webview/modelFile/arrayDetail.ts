import * as l10n from '@vscode/l10n';
import { formatShort } from '../../src/base/formatNumber';
import { mostBytesAtOnce } from '../../src/protocol/modelFile';
import { element, type Child } from '../figures/kit/dom';
import { elementCount, type ArrayEntry } from './arrayFile';
import { numberReader } from './elementType';
import { histogramPicture } from './histogramPicture';
import { pictureBytes, pictureEnd, pictureLayout } from './pictures';
import { summarise, type Summary } from './summary';

/**
 * Reads an array and says what is in it: a few numbers, their histogram, and pictures where it may be seen as some.
 * @throws {Error} with a sentence when it cannot be read; the signal's reason when it is called off.
 */
export async function arrayDetail(
  entry: ArrayEntry,
  counted: (count: number) => string,
  signal: AbortSignal,
): Promise<Node[]> {
  const all = elementCount(entry);
  const data = await entry.read(mostBytesAtOnce);
  signal.throwIfAborted();
  const count = Math.min(all, Math.floor(data.length / entry.type.bytes));
  const at = numberReader(data, entry.type);
  const summary = await summarise(at, count, async () => {
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  });
  return [
    element('h2', {}, entry.name),
    element('p', { class: 'facts' }, `${entry.dtype} · ${shapeText(entry)} · ${counted(all)}`),
    ...(count < all
      ? [element('p', {}, l10n.t('What follows is of the first {0} numbers.', counted(count)))]
      : []),
    ...(count === 0 ? [element('p', {}, l10n.t('The array is empty.'))] : facts(summary, counted)),
    ...pictures(entry, at, count, summary),
  ];
}

/** “[64, 3, 3]”; of a single number “[]”. */
export const shapeText = ({ shape }: Pick<ArrayEntry, 'shape'>): string => `[${shape.join(', ')}]`;

function facts(summary: Summary, counted: (count: number) => string): Node[] {
  const { range, mean, deviation, notNumbers, infinite } = summary;
  const row = (name: string, value: Child) =>
    element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, value));
  const rows = [
    ...(range
      ? [
          row(l10n.t('Minimum'), formatShort(range.min)),
          row(l10n.t('Maximum'), formatShort(range.max)),
          row(l10n.t('Mean'), formatShort(mean)),
          row(l10n.t('Standard deviation'), formatShort(deviation)),
        ]
      : []),
    ...(notNumbers > 0 ? [row('NaN', counted(notNumbers))] : []),
    ...(infinite > 0 ? [row('±∞', counted(infinite))] : []),
  ];
  return [
    element('table', { class: 'numbers' }, element('tbody', {}, ...rows)),
    ...(range ? [histogramPicture(summary.bins, range)] : []),
  ];
}

/** Up to 64 pictures, side by side. */
function pictures(
  entry: ArrayEntry,
  at: (index: number) => number,
  count: number,
  { range }: Summary,
): Node[] {
  const layout = pictureLayout(entry.shape, entry.firstFastest);
  if (!layout || !range) {
    return [];
  }
  const isByte = entry.type.kind === 'unsigned' && entry.type.bytes === 1;
  const levels = isByte && range.max > 1 ? { min: 0, max: 255 } : range;
  const drawn: HTMLCanvasElement[] = [];
  for (let picture = 0; picture < layout.count && pictureEnd(layout, picture) <= count; picture++) {
    const { width, height } = layout;
    const canvas = element('canvas', { width: String(width), height: String(height) });
    canvas
      .getContext('2d')
      ?.putImageData(new ImageData(pictureBytes(at, layout, picture, levels), width, height), 0, 0);
    canvas.style.width = `${Math.max(width, Math.min(256, width * Math.max(1, Math.floor(96 / width))))}px`;
    drawn.push(canvas);
  }
  if (drawn.length === 0) {
    return [];
  }
  const caption = l10n.t(
    'As pictures: {0} of {1}×{2}, from black at {3} to white at {4}.',
    drawn.length,
    layout.width,
    layout.height,
    formatShort(levels.min),
    formatShort(levels.max),
  );
  const group = element('div', { class: 'pictures', role: 'img', 'aria-label': caption }, ...drawn);
  return [element('figure', {}, group, element('figcaption', {}, caption))];
}
