import { drawImageGrid } from '../../engine/pictures/drawImageGrid';
import { drawPoints } from '../../engine/pictures/pointsPicture';
import type { ImageGrid } from '../../engine/contract/imageGrid';
import { element } from '../../figures/kit/dom';
import { pointsColors } from '../points';

/** A grid of images, or a cloud of points, on a canvas; `name` is what a screen reader calls it, '' where it only decorates. */
export function gridCanvas(grid: ImageGrid, name: string): HTMLCanvasElement {
  const drawn = new OffscreenCanvas(1, 1);
  if (grid.points) {
    const nothing = new Float32Array();
    drawPoints(drawn, { data: nothing, points: grid.points, past: [], field: undefined }, pointsColors());
  } else {
    drawImageGrid(drawn, grid);
  }
  const canvas = element(
    'canvas',
    name === '' ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': name },
  );
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  canvas.style.imageRendering = grid.points ? 'auto' : 'pixelated';
  canvas.getContext('2d')?.drawImage(drawn, 0, 0);
  return canvas;
}
