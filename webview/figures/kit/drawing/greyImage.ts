let scratch: HTMLCanvasElement | undefined;

/**
 * Draws a square grey image of `width` × `width` values, −1 black and 1 white, in a square of `side` units at (x, y);
 * what lies beyond is cut off.
 */
export function drawGrey(
  context: CanvasRenderingContext2D,
  values: ArrayLike<number>,
  width: number,
  { x = 0, y = 0, side }: { readonly x?: number; readonly y?: number; readonly side: number },
): void {
  const image = new ImageData(width, width);
  for (let index = 0; index < width * width; index += 1) {
    // A clamped array rounds and cuts off.
    image.data.fill(((values[index] ?? 0) + 1) * 127.5, index * 4, index * 4 + 3);
    image.data[index * 4 + 3] = 255;
  }
  scratch ??= document.createElement('canvas');
  scratch.width = width;
  scratch.height = width;
  scratch.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(scratch, x, y, side, side);
}
