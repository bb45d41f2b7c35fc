import * as l10n from '@vscode/l10n';
import type { DataSet } from '../../../src/datasets/dataSet';
import { element } from '../../figures/dom';
import { slider } from '../../ui/slider';

/** Chooses one of the images that training never saw; it is shown beside the slider. */
export class HeldOutPicker {
  readonly element: HTMLElement;
  private readonly canvas = element('canvas', { class: 'thumbnail', role: 'img' });
  private readonly slider;
  private data: DataSet | undefined;
  private index: number;

  constructor(
    label: string,
    start: number,
    private readonly onChange: () => void,
  ) {
    this.index = start;
    this.slider = slider({
      label,
      name: label,
      min: 0,
      max: 0,
      step: 1,
      format: (index) => String(index),
      onInput: (index) => {
        this.index = index;
        this.draw();
        this.onChange();
      },
    });
    this.element = element('div', { class: 'held-out' }, this.canvas, this.slider.element);
  }

  setData(data: DataSet): void {
    if (data === this.data) {
      return;
    }
    this.data = data;
    this.slider.setMax(data.heldOut - 1);
    this.index = Math.min(this.index, data.heldOut - 1);
    this.slider.set(this.index);
    this.draw();
  }

  /** The chosen image and those after it, `count` in all, in [-1, 1]. */
  images(count: number): Float32Array {
    const { data, index } = this;
    if (!data) {
      return new Float32Array();
    }
    const first = data.count - data.heldOut;
    return data.batch(Array.from({ length: count }, (_, i) => first + ((index + i) % data.heldOut)));
  }

  private draw(): void {
    const { data, canvas } = this;
    if (!data) {
      return;
    }
    canvas.width = data.side;
    canvas.height = data.side;
    canvas.setAttribute('aria-label', l10n.t('Held-out image {0}', this.index));
    const image = new ImageData(data.side, data.side);
    this.images(1).forEach((value, i) => {
      const grey = (value + 1) * 127.5;
      image.data.set([grey, grey, grey, 255], i * 4);
    });
    canvas.getContext('2d')?.putImageData(image, 0, 0);
  }
}
