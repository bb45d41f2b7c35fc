import * as l10n from '@vscode/l10n';
import type { DataSet } from '../../../src/datasets/dataSet';
import { drawImageGrid, imageGrid } from '../../engine/pictures/drawImageGrid';
import { element } from '../../figures/kit/dom';
import { slider } from '../../ui/slider';
import { imageValues, type ImageShape } from '../../figures/kit/files/openImage';
import type { Notices } from '../chrome/notices';
import { ImageOpener } from './imageOpener';

/** Chooses one of the images that training never saw, or one of the user's own; it is shown beside the slider. */
export class HeldOutPicker {
  readonly element: HTMLElement;
  private readonly canvas = element('canvas', { class: 'thumbnail', role: 'img' });
  private readonly slider;
  private readonly opener: ImageOpener;
  private data: DataSet | undefined;
  private shape: ImageShape = { side: 0, channels: 1 };
  private index: number;

  constructor(
    label: string,
    start: number,
    notices: Notices,
    private readonly onChange: () => void,
  ) {
    this.index = start;
    const changed = () => {
      this.draw();
      this.onChange();
    };
    this.slider = slider({
      label,
      name: label,
      min: 0,
      max: 0,
      step: 1,
      format: (index) => String(index),
      onInput: (index) => {
        this.index = index;
        changed();
      },
    });
    this.opener = new ImageOpener({
      notices,
      name: l10n.t('{0}: an image of your own', label),
      instead: l10n.t('Back to the held-out images'),
      onChange: changed,
    });
    this.element = element(
      'div',
      { class: 'held-out' },
      this.canvas,
      element('div', { class: 'held-out-choice' }, this.slider.element, this.opener.element),
    );
  }

  /** Where the images come from, and how the network takes them. */
  setData(data: DataSet, shape: ImageShape): void {
    const same = shape.side === this.shape.side && shape.channels === this.shape.channels;
    if (data === this.data && same) {
      return;
    }
    this.data = data;
    this.shape = shape;
    this.slider.setMax(data.heldOut - 1);
    this.index = Math.min(this.index, data.heldOut - 1);
    this.slider.set(this.index);
    this.draw();
  }

  /**
   * The chosen image and those after it, `count` in all, as the network takes them, in [-1, 1]; of the user's own
   * there is only one.
   */
  images(count: number): Float32Array {
    const { data, index, shape } = this;
    const { opened, inverted } = this.opener;
    if (opened) {
      return imageValues(opened.bitmap, shape, inverted);
    }
    if (!data) {
      return new Float32Array();
    }
    const first = data.count - data.heldOut;
    const chosen = Array.from({ length: count }, (_, i) => first + ((index + i) % data.heldOut));
    if (data.side === shape.side && data.channels === shape.channels) {
      return data.batch(chosen);
    }
    const size = shape.channels * shape.side ** 2;
    const values = new Float32Array(count * size);
    chosen.forEach((each, i) => values.set(imageValues(pictureOf(data, each), shape), i * size));
    return values;
  }

  private draw(): void {
    const { canvas, shape, opener } = this;
    if (!this.data) {
      return;
    }
    const { opened } = opener;
    this.slider.element.hidden = opened !== undefined;
    canvas.setAttribute('aria-label', opened ? opened.name : l10n.t('Held-out image {0}', this.index));
    const drawn = new OffscreenCanvas(1, 1);
    drawImageGrid(drawn, imageGrid(this.images(1), 1, shape.side, shape.channels));
    canvas.width = drawn.width;
    canvas.height = drawn.height;
    canvas.getContext('2d')?.drawImage(drawn, 0, 0);
  }
}

function pictureOf(data: DataSet, index: number): OffscreenCanvas {
  const picture = new OffscreenCanvas(data.side, data.side);
  drawImageGrid(picture, imageGrid(data.batch([index]), 1, data.side, data.channels));
  return picture;
}
