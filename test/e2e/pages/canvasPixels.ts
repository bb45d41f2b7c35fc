import type { Locator } from 'playwright-core';

/** What a canvas shows: red values, 0…255, row by row. */
export interface CanvasPixels {
  readonly width: number;
  readonly height: number;
  readonly red: readonly number[];
}

/** Reads a canvas, also one whose drawing belongs to a worker: that one can still be copied. */
export function readCanvas(canvas: Locator): Promise<CanvasPixels> {
  return canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) {
      throw new Error('This is no canvas.');
    }
    const { width, height } = element;
    const copy = element.ownerDocument.createElement('canvas');
    copy.width = width;
    copy.height = height;
    const context = copy.getContext('2d');
    if (!context) {
      throw new Error('The browser gives no 2-D context.');
    }
    context.drawImage(element, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return { width, height, red: Array.from({ length: width * height }, (_, i) => data[4 * i] ?? 0) };
  });
}

export function distinctLevels({ red }: CanvasPixels): number {
  return new Set(red).size;
}
