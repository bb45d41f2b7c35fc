import { element } from '../dom';

/** A square drawing surface whose bitmap follows its size on screen, so that it is crisp on every display. */
export class Picture {
  readonly canvas: HTMLCanvasElement;

  /** @param name What a screen reader calls the drawing. */
  constructor(
    name: string,
    readonly className = '',
  ) {
    this.canvas = element('canvas', { class: `df-picture ${className}`, role: 'img', 'aria-label': name });
  }

  /** Draws in a square of `side` units, one unit being one CSS pixel. */
  draw(paint: (context: CanvasRenderingContext2D, side: number) => void): void {
    const side = this.canvas.clientWidth;
    const context = this.canvas.getContext('2d');
    if (side === 0 || context === null) {
      return;
    }
    const pixels = Math.round(side * devicePixelRatio);
    if (this.canvas.width !== pixels || this.canvas.height !== pixels) {
      this.canvas.width = pixels;
      this.canvas.height = pixels;
    }
    context.setTransform(pixels / side, 0, 0, pixels / side, 0, 0);
    context.clearRect(0, 0, side, side);
    paint(context, side);
  }
}
