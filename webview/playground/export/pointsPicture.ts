import { extent } from '../../engine/pictures/pointsPicture';
import type { Picture } from './picture';

const side = 512;
const radius = 2;

/** Points of the plane, x and y in turn, as black marks on white; those outside the shown part are left out. */
export function pointsPicture(points: Float32Array): Picture {
  const pixels = new Uint8Array(side * side).fill(255);
  const place = (coordinate: number) => Math.floor(((coordinate / extent + 1) / 2) * side);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [place(points[i] ?? NaN), place(-(points[i + 1] ?? NaN))];
    if (x < radius || x >= side - radius || y < radius || y >= side - radius) {
      continue;
    }
    for (let row = y - radius; row < y + radius; row++) {
      pixels.fill(0, row * side + x - radius, row * side + x + radius);
    }
  }
  return { width: side, height: side, channels: 1, pixels };
}
