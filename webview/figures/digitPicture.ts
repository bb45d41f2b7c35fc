let scratch: HTMLCanvasElement | undefined;

/**
 * Draws a grey image of `side`×`side` values, row by row. −1 is black and 1 is white, as the paper scales its
 * data; what noise carries beyond is cut off.
 */
export function drawDigit(
  context: CanvasRenderingContext2D,
  size: number,
  values: ArrayLike<number>,
  side: number,
): void {
  const image = new ImageData(side, side);
  for (let index = 0; index < side * side; index += 1) {
    // Uint8ClampedArray rounds and cuts off.
    image.data.fill(((values[index] ?? 0) + 1) * 127.5, index * 4, index * 4 + 3);
    image.data[index * 4 + 3] = 255;
  }
  scratch ??= document.createElement('canvas');
  scratch.width = side;
  scratch.height = side;
  scratch.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(scratch, 0, 0, size, size);
}
