import type { FigureTheme } from '../figure';
import { stageLayout, textBottom, textPlace } from './stageLayout';

/** What is drawn on the canvases of a figure, with lines of text below, as pixels. */
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

  /** Draws the picture as it is now. */
  draw(caption: string, theme: FigureTheme): HTMLCanvasElement {
    const { canvas, stage, scale } = this;
    const { left, top, width, height, canvases, font, lines } = stageLayout(stage, caption);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (this.room === undefined) {
      this.room = lines.length + this.spare;
      this.height = height;
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(textBottom(height, this.room) * scale);
    }
    if (context === null) {
      return canvas;
    }
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.fillStyle = theme.background;
    context.fillRect(0, 0, canvas.width / scale, canvas.height / scale);
    context.imageSmoothingEnabled = false;
    for (const { canvas: each, box } of canvases) {
      context.drawImage(each, box.left - left, box.top - top, box.width, box.height);
    }
    context.font = `${font.size}px ${font.family}`;
    context.fillStyle = theme.foreground;
    lines
      .slice(0, this.room)
      .forEach((line, index) => context.fillText(line, textPlace.x, textPlace.y(this.height, index)));
    return canvas;
  }
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
