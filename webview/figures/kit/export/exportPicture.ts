import type { FigureTheme } from '../figure';

/** Around the picture, in CSS pixels. */
const margin = 12;
const lineHeight = 18;

/** What is drawn on the canvases of a figure, with a line of text below. */
export class StagePicture {
  private readonly canvas = document.createElement('canvas');
  /** Lines of text that there is room for; all pictures of an animation have the same size. */
  private room: number | undefined;
  private height = 0;

  /**
   * @param scale how many pixels of the file one CSS pixel has
   * @param spare how many lines more than the first picture's a later one may have
   */
  constructor(
    private readonly stage: HTMLElement,
    private readonly scale: number,
    private readonly spare = 0,
  ) {}

  /** The canvases that are seen. */
  static canvasesOf(stage: HTMLElement): readonly HTMLCanvasElement[] {
    return [...stage.querySelectorAll('canvas')].filter((canvas) => canvas.clientWidth > 0);
  }

  /** Draws the picture as it is now. */
  draw(caption: string, theme: FigureTheme): HTMLCanvasElement {
    const { canvas, stage, scale } = this;
    const box = stage.getBoundingClientRect();
    const canvases = StagePicture.canvasesOf(stage).map((each) => ({
      each,
      at: each.getBoundingClientRect(),
    }));
    const left = Math.min(...canvases.map(({ at }) => at.left), box.right) - margin;
    const top = Math.min(...canvases.map(({ at }) => at.top), box.bottom) - margin;
    const right = Math.max(...canvases.map(({ at }) => at.right), box.left) + margin;
    const bottom = Math.max(...canvases.map(({ at }) => at.bottom), box.top) + margin;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const font = `13px ${getComputedStyle(stage).fontFamily}`;
    const lines = context ? wrapped(context, font, caption, right - left - 2 * margin) : [];
    if (this.room === undefined) {
      this.room = lines.length + this.spare;
      this.height = bottom - top;
      canvas.width = Math.round((right - left) * scale);
      canvas.height = Math.round((this.height + this.room * lineHeight + margin) * scale);
    }
    if (context === null) {
      return canvas;
    }
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.fillStyle = theme.background;
    context.fillRect(0, 0, canvas.width / scale, canvas.height / scale);
    context.imageSmoothingEnabled = false;
    for (const { each, at } of canvases) {
      context.drawImage(each, at.left - left, at.top - top, at.width, at.height);
    }
    context.font = font;
    context.fillStyle = theme.foreground;
    lines
      .slice(0, this.room)
      .forEach((line, index) => context.fillText(line, margin, this.height + (index + 0.7) * lineHeight));
    return canvas;
  }
}

/** A text in lines of a width; text without spaces, as Chinese is, breaks anywhere. */
function wrapped(
  context: CanvasRenderingContext2D,
  font: string,
  text: string,
  width: number,
): readonly string[] {
  context.font = font;
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\x21-\u2e7f]+|\s|[^\x21-\u2e7f\s]/g) ?? []) {
    if (line !== '' && context.measureText(line + piece).width > width) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trim()].filter((each) => each !== '');
}

/** A canvas as the bytes of a PNG file. */
export async function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) {
        reject(new Error('The picture is too large for a PNG file.'));
      } else {
        resolve(blob);
      }
    }, 'image/png');
  });
}
