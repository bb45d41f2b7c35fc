import { element, onResize } from '../dom';

/** A drawing surface as wide as its place, whose bitmap follows its size on screen. */
export class Surface {
  readonly element: HTMLElement;
  private readonly canvas: HTMLCanvasElement;
  private width = 0;

  /**
   * @param name What a screen reader calls the drawing.
   * @param height Of the drawing in CSS pixels, for its width.
   * @param onSize Called when the width is known or changes: draw anew.
   */
  constructor(
    name: string,
    private readonly height: (width: number) => number,
    onSize: () => void,
    signal: AbortSignal,
  ) {
    this.canvas = element('canvas', { class: 'df-surface-canvas', role: 'img', 'aria-label': name });
    this.element = element('div', { class: 'df-surface' }, this.canvas);
    onResize(
      this.element,
      (width) => {
        this.width = Math.floor(width);
        onSize();
      },
      signal,
    );
  }

  /** Draws in CSS pixels on a cleared surface; not before its width is known. */
  draw(paint: (context: CanvasRenderingContext2D, width: number, height: number) => void): void {
    const { canvas, width } = this;
    const context = canvas.getContext('2d');
    if (width === 0 || context === null) {
      return;
    }
    const height = this.height(width);
    const scale = devicePixelRatio;
    const [columns, rows] = [Math.round(width * scale), Math.round(height * scale)];
    if (canvas.width !== columns || canvas.height !== rows) {
      canvas.width = columns;
      canvas.height = rows;
      canvas.style.height = `${height}px`;
    }
    context.setTransform(columns / width, 0, 0, rows / height, 0, 0);
    context.clearRect(0, 0, width, height);
    paint(context, width, height);
  }
}
