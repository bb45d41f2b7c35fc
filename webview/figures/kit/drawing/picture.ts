import { element } from '../dom';

/** Widths of canvases on screen in CSS pixels, as long as nothing else can have changed them. */
let sides: ReadonlyMap<Element, number> | undefined;

/**
 * How wide a canvas stands on screen. All canvases of its figure are measured at once: another bitmap makes the browser
 * lay the page out anew before the next one is measured, though the style sheet alone says how wide each is.
 */
function sideOf(canvas: HTMLCanvasElement): number {
  const known = sides?.get(canvas);
  if (known !== undefined) {
    return known;
  }
  const figure = canvas.closest('.diffusion-figure') ?? canvas.parentElement ?? canvas;
  sides = new Map([...figure.querySelectorAll('canvas')].map((each) => [each, each.clientWidth]));
  queueMicrotask(() => (sides = undefined));
  return sides.get(canvas) ?? canvas.clientWidth;
}

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
    const side = sideOf(this.canvas);
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
