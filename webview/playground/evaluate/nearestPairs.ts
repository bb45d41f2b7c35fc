import * as l10n from '@vscode/l10n';
import type { ImageGrid } from '../../engine/contract/imageGrid';
import { drawImageGrid } from '../../engine/pictures/drawImageGrid';
import { element } from '../../figures/kit/dom';

/** Samples above the real images that they are nearest to. */
export function nearestPairs(
  caption: string,
  language: string,
): {
  readonly element: HTMLElement;
  show(grid: ImageGrid, distances: readonly number[]): void;
} {
  const canvas = element('canvas', { role: 'img', class: 'nearest-pairs' });
  return {
    element: element('figure', { class: 'picture' }, element('figcaption', {}, caption), canvas),
    show(grid, distances) {
      // The canvas is the page's own here, but drawn as the worker draws.
      const drawn = new OffscreenCanvas(1, 1);
      drawImageGrid(drawn, grid);
      canvas.width = drawn.width;
      canvas.height = drawn.height;
      canvas.getContext('2d')?.drawImage(drawn, 0, 0);
      const numbers = distances.map((distance) =>
        distance.toLocaleString(language, { maximumSignificantDigits: 2 }),
      );
      canvas.setAttribute('aria-label', l10n.t('Pairs at the distances {0}', numbers.join(', ')));
    },
  };
}
