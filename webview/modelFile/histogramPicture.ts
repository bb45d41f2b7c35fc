import * as l10n from '@vscode/l10n';
import { formatShort } from '../../src/base/formatNumber';
import { element } from '../figures/kit/dom';

const [width, height] = [480, 120];

/** A histogram as a picture in the theme's colours, with its ends below. */
export function histogramPicture(
  bins: readonly number[],
  { min, max }: { readonly min: number; readonly max: number },
): HTMLElement {
  const most = Math.max(...bins, 1);
  const fullest = bins.indexOf(most);
  const centre = min + ((fullest + 0.5) / bins.length) * (max - min);
  const picture = svg('svg', {
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': l10n.t(
      'Histogram from {0} to {1}; most values are near {2}.',
      formatShort(min),
      formatShort(max),
      formatShort(centre),
    ),
  });
  bins.forEach((count, index) => {
    const tall = count === 0 ? 0 : Math.max(1, (count / most) * height);
    const step = width / bins.length;
    picture.append(
      svg('rect', {
        x: String(index * step),
        y: String(height - tall),
        width: String(step - 1),
        height: String(tall),
      }),
    );
  });
  const ends = element(
    'figcaption',
    { class: 'ends' },
    element('span', {}, formatShort(min)),
    element('span', {}, formatShort(max)),
  );
  return element('figure', { class: 'histogram' }, picture, ends);
}

function svg(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}
