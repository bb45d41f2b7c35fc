import * as l10n from '@vscode/l10n';
import type { DataSet } from '../../../src/datasets/dataSet';
import { drawImageGrid, imageGrid } from '../../engine/pictures/drawImageGrid';
import { drawPoints } from '../../engine/pictures/pointsPicture';
import { element } from '../../figures/kit/dom';
import { mostDataPoints, pointsColors } from '../points';

/** More images are not drawn. */
export const mostShown = 64;

/** Some of a data set's images beside one another, evenly chosen; points as a cloud. `of` is how many there are. */
export function contactSheet(data: DataSet, of = data.count): HTMLElement {
  const most = data.side === 1 ? mostDataPoints : mostShown;
  const shown = Math.min(data.count, most);
  const values = data.batch(Array.from({ length: shown }, (_, i) => Math.floor((i * data.count) / shown)));
  const drawn = new OffscreenCanvas(1, 1);
  if (data.side === 1) {
    drawPoints(
      drawn,
      { data: values, points: new Float32Array(), past: [], field: undefined },
      pointsColors(),
    );
  } else {
    drawImageGrid(drawn, imageGrid(values, shown, data.side, data.channels));
  }
  const canvas = element('canvas', {
    role: 'img',
    class: data.side === 1 ? 'contact-points' : 'contact-sheet',
    'aria-label': data.side === 1 ? l10n.t('{0} points', data.count) : l10n.t('{0} of {1} images', shown, of),
  });
  [canvas.width, canvas.height] = [drawn.width, drawn.height];
  canvas.getContext('2d')?.drawImage(drawn, 0, 0);
  return canvas;
}
