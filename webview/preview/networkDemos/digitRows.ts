import * as l10n from '@vscode/l10n';
import { element } from '../../figures/kit/dom';
import { drawGrey } from '../../figures/kit/drawing/greyImage';
import { symbol, symbols } from '../../figures/kit/math/mathMarkup';

/** Two rows of small images: x as it is, and x̂_0 below it. */
export class DigitRows {
  private readonly x = imageRow(l10n.t('The digits as they are'), symbols.xt());
  private readonly x0 = imageRow(l10n.t('The digits that the network predicts'), symbol('x̂', '0'));
  readonly element = element('div', { class: 'df-digit-rows' }, this.x.element, this.x0.element);

  /** @param x [count, side, side] in [-1, 1], flattened, as x̂_0. */
  draw(x: Float32Array, x0: Float32Array, count: number, side: number): void {
    paint(this.x.canvas, x, count, side);
    paint(this.x0.canvas, x0, count, side);
  }

  /** Makes room for so many images. */
  clear(count: number, side: number): void {
    for (const { canvas } of [this.x, this.x0]) {
      setSize(canvas, count, side);
    }
  }
}

function imageRow(name: string, label: HTMLElement) {
  const canvas = element('canvas', { class: 'df-digit-row', role: 'img', 'aria-label': name });
  return { canvas, element: element('div', {}, element('span', {}, label), canvas) };
}

/** Pixels are enlarged by a whole number, so that they stay square and sharp. */
const scale = 4;
const gap = 8;

/** Sizes the bitmap, which empties it. */
function setSize(canvas: HTMLCanvasElement, count: number, side: number): void {
  canvas.width = count * (side * scale + gap) - gap;
  canvas.height = side * scale;
}

function paint(canvas: HTMLCanvasElement, images: Float32Array, count: number, side: number): void {
  const context = canvas.getContext('2d');
  if (!context) {
    return;
  }
  setSize(canvas, count, side);
  for (let index = 0; index < count; index++) {
    const image = images.subarray(index * side * side, (index + 1) * side * side);
    drawGrey(context, image, side, { x: index * (side * scale + gap), side: side * scale });
  }
}
