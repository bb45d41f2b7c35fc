import * as l10n from '@vscode/l10n';
import type { ImageGrid } from '../../engine/contract/imageGrid';
import { element } from '../../figures/kit/dom';
import { imageOf } from '../export/enlargedGrid';
import { imageData } from '../export/pngGrid';

const columns = 10;
const rows = 4;

/** Progressive generation: the x̂_0 of a few images over the recorded t, noise on the left. */
export function progressStrip(): {
  readonly element: HTMLElement;
  show(frames: readonly ImageGrid[], times: readonly number[]): void;
} {
  const canvas = element('canvas', { role: 'img' });
  const labels = element('div', { class: 'strip-times number', 'aria-hidden': 'true' });
  const root = element('figure', { class: 'picture strip' }, canvas, labels);
  root.hidden = true;
  return {
    element: root,
    show(frames, times) {
      const shown = evenly(frames.length);
      const [first] = frames;
      root.hidden = !first;
      if (!first) {
        return;
      }
      const { width, height } = first;
      const count = Math.min(rows, first.count);
      canvas.width = shown.length * width;
      canvas.height = count * height;
      const context = canvas.getContext('2d');
      shown.forEach((index, column) => {
        for (let row = 0; row < count; row++) {
          const frame = frames[index];
          if (frame) {
            context?.putImageData(imageData(imageOf(frame, row)), column * width, row * height);
          }
        }
      });
      const labelled = shown.map((index) => times[index] ?? 0);
      canvas.setAttribute('aria-label', l10n.t('Predicted images x̂_0 at t = {0}', labelled.join(', ')));
      labels.replaceChildren(...labelled.map((t) => element('span', {}, `t = ${t}`)));
    },
  };
}

/** Indices of at most `columns` frames, the first and the last among them. */
function evenly(length: number): number[] {
  const count = Math.min(columns, length);
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (length - 1)) / (count - 1)),
  );
}
