import type { RandomStream } from '../../../src/diffusion/random/randomStream';

/** Largest changes of an augmented digit. */
const turn = (12 * Math.PI) / 180;
const scale = 0.12;
const shear = 0.15;
const shift = 1;

/**
 * Turns, scales, shears and shifts every square image of a batch a little, each its own way (bilinear, −1 outside):
 * what a digit may look like without becoming another. `images`: [N, 1, side, side] in [-1, 1].
 */
export function augment(images: Float32Array, side: number, random: RandomStream): Float32Array {
  const size = side * side;
  const count = images.length / size;
  const draws = random.uniform(6 * count).map((u) => 2 * u - 1);
  const result = new Float32Array(images.length);
  for (let n = 0; n < count; n++) {
    const [a = 0, sx = 0, sy = 0, k = 0, dx = 0, dy = 0] = draws.subarray(6 * n, 6 * n + 6);
    const [cos, sin] = [Math.cos(a * turn), Math.sin(a * turn)];
    const [fx, fy] = [1 + sx * scale, 1 + sy * scale];
    const image = images.subarray(n * size, (n + 1) * size);
    const centre = (side - 1) / 2;
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const u = x - centre - dx * shift;
        const v = y - centre - dy * shift;
        const fromX = (cos * u + sin * v) * fx + k * shear * v + centre;
        const fromY = (-sin * u + cos * v) * fy + centre;
        result[n * size + y * side + x] = bilinear(image, side, fromX, fromY);
      }
    }
  }
  return result;
}

function bilinear(image: Float32Array, side: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (column: number, row: number): number =>
    column >= 0 && column < side && row >= 0 && row < side ? (image[row * side + column] ?? -1) : -1;
  const [right, bottom] = [x - left, y - top];
  return (
    (1 - bottom) * ((1 - right) * at(left, top) + right * at(left + 1, top)) +
    bottom * ((1 - right) * at(left, top + 1) + right * at(left + 1, top + 1))
  );
}
