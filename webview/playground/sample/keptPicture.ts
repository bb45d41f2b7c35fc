import * as l10n from '@vscode/l10n';
import { drawImageGrid, gridColumns } from '../../engine/pictures/drawImageGrid';
import { drawPoints } from '../../engine/pictures/pointsPicture';
import type { MadeGrid } from '../../engine/protocol/pictures';
import { element } from '../../figures/kit/dom';
import { onThemeChange } from '../../figures/kit/colors/theme';
import type { DataSets } from '../dataSets';
import { mostDataPoints, pointsColors } from '../points';

/** The last finished pictures, drawn by the page while no engine has newer ones. */
export function keptPicture(dataSets: DataSets): {
  readonly element: HTMLElement;
  show(grid: MadeGrid | undefined): void;
} {
  const canvas = element('canvas', { role: 'img', 'aria-label': l10n.t('The last pictures') });
  const frame = element('div', { class: 'picture-frame', 'data-role': 'kept' }, canvas);
  const root = element(
    'figure',
    { class: 'picture' },
    element('figcaption', {}, l10n.t('The last pictures')),
    frame,
  );
  let shown: MadeGrid | undefined;
  onThemeChange(() => (shown = undefined), new AbortController().signal);
  return {
    element: root,
    show(grid) {
      root.hidden = grid === undefined;
      if (!grid || grid === shown) {
        return;
      }
      shown = grid;
      const { points, count, made } = grid;
      const drawn = new OffscreenCanvas(1, 1);
      if (points) {
        const data = made.dataSet ? dataSets.open(made.dataSet) : undefined;
        const first = Array.from({ length: Math.min(data?.count ?? 0, mostDataPoints) }, (_, i) => i);
        const behind = data?.batch(first) ?? new Float32Array();
        drawPoints(drawn, { data: behind, points, past: [], field: undefined }, pointsColors());
      } else {
        drawImageGrid(drawn, grid);
      }
      canvas.width = drawn.width;
      canvas.height = drawn.height;
      canvas.getContext('2d')?.drawImage(drawn, 0, 0);
      canvas.style.imageRendering = points ? 'auto' : '';
      const columns = points ? 1 : (grid.columns ?? gridColumns(count));
      frame.style.aspectRatio = `${columns} / ${points ? 1 : Math.ceil(count / columns)}`;
    },
  };
}
