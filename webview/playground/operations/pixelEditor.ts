import * as l10n from '@vscode/l10n';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';

export interface PixelEditorOptions {
  /** What a screen reader calls it. */
  readonly name: string;
  /** Weight that the brush lays on the pixel at this distance from its middle, 0…1. */
  readonly brush: (distance: number) => number;
  /** Paints what there is, one canvas pixel to a pixel. */
  readonly paint: (image: ImageData, values: Float32Array) => void;
  readonly onChange: () => void;
  /** Stands below the button that clears. */
  readonly more?: HTMLElement;
}

/** A small square picture that is drawn by pointer or by keyboard: arrows move, Space draws, Backspace erases. */
export class PixelEditor {
  readonly element: HTMLElement;
  private readonly canvas: HTMLCanvasElement;
  private readonly cursor = element('span', { class: 'pixel-cursor', 'aria-hidden': 'true' });
  private values: Float32Array = new Float32Array();
  private side = 0;
  private place = { x: 0, y: 0 };
  private erasing = false;

  constructor(private readonly options: PixelEditorOptions) {
    this.canvas = element('canvas', { class: 'pixel-canvas', role: 'application', tabindex: '0' });
    this.canvas.setAttribute(
      'aria-roledescription',
      l10n.t('drawing: arrow keys move, Space draws, Backspace erases'),
    );
    const clear = button({
      label: l10n.t('Clear'),
      icon: 'clear-all',
      onClick: () => {
        this.clear();
        this.options.onChange();
      },
    });
    this.element = element(
      'div',
      { class: 'pixel-editor' },
      element('div', { class: 'pixel-frame' }, this.canvas, this.cursor),
      element('div', { class: 'pixel-actions' }, clear.element, ...(options.more ? [options.more] : [])),
    );
    this.listen();
  }

  /** What is drawn, 0…1, row by row. */
  get drawing(): Float32Array {
    return this.values;
  }

  /** Gives the picture its size; another size clears it, which is told. */
  setSide(side: number): boolean {
    if (side === this.side) {
      return false;
    }
    this.side = side;
    this.canvas.width = side;
    this.canvas.height = side;
    this.place = { x: Math.floor(side / 2), y: Math.floor(side / 2) };
    this.clear();
    return true;
  }

  /** Draws these levels, 0…1, in place of what is drawn. */
  fill(levels: Float32Array): void {
    this.values = levels;
    this.repaint();
  }

  clear(): void {
    this.values = new Float32Array(this.side ** 2);
    this.repaint();
  }

  /** Paints anew, after what lies under the drawing has changed. */
  repaint(): void {
    if (this.side === 0) {
      return;
    }
    const image = new ImageData(this.side, this.side);
    this.options.paint(image, this.values);
    this.canvas.getContext('2d')?.putImageData(image, 0, 0);
    const { x, y } = this.place;
    const percent = (value: number) => `${(100 * value) / this.side}%`;
    Object.assign(this.cursor.style, {
      left: percent(x),
      top: percent(y),
      width: percent(1),
      height: percent(1),
    });
    this.canvas.setAttribute(
      'aria-label',
      l10n.t('{0}: row {1}, column {2} of {3}', this.options.name, y + 1, x + 1, this.side),
    );
  }

  private listen(): void {
    const { canvas } = this;
    canvas.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 && event.button !== 2) {
        return;
      }
      this.erasing = event.button === 2 || event.shiftKey;
      canvas.setPointerCapture(event.pointerId);
      this.drawAt(event);
    });
    canvas.addEventListener('pointermove', (event) => {
      if (canvas.hasPointerCapture(event.pointerId)) {
        event.getCoalescedEvents().forEach((each) => this.drawAt(each));
        this.drawAt(event);
      }
    });
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
    canvas.addEventListener('keydown', (event) => this.onKey(event));
  }

  private drawAt({ clientX, clientY }: PointerEvent): void {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const x = ((clientX - left) / width) * this.side - 0.5;
    const y = ((clientY - top) / height) * this.side - 0.5;
    this.stamp(x, y);
  }

  private onKey(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const move = moves[event.key];
    if (move) {
      const inside = (value: number) => Math.min(this.side - 1, Math.max(0, value));
      this.place = { x: inside(this.place.x + move[0]), y: inside(this.place.y + move[1]) };
      this.repaint();
    } else if (event.key === ' ' || event.key === 'Enter') {
      this.erasing = false;
      this.stamp(this.place.x, this.place.y);
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      this.erasing = true;
      this.stamp(this.place.x, this.place.y);
    } else {
      return;
    }
    event.preventDefault();
  }

  private stamp(x: number, y: number): void {
    const { side, values } = this;
    for (let v = 0; v < side; v++) {
      for (let u = 0; u < side; u++) {
        const weight = this.options.brush(Math.hypot(u - x, v - y));
        const index = v * side + u;
        const before = values[index] ?? 0;
        values[index] = this.erasing ? Math.min(before, 1 - weight) : Math.max(before, weight);
      }
    }
    this.place = {
      x: Math.min(side - 1, Math.max(0, Math.round(x))),
      y: Math.min(side - 1, Math.max(0, Math.round(y))),
    };
    this.repaint();
    this.options.onChange();
  }
}
