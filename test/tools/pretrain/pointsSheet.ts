import type { DataSet } from '../../../src/datasets/dataSet';
import { pngFile } from '../../../webview/engine/models/diffusers/pngFile';

const side = 512;
/** The plane that the sheet shows reaches from −extent to extent. */
const extent = 1.25;

/** Points of the plane as a PNG: the first 2,000 of the data faint, the samples in black. */
export function pointsSheet(data: DataSet, samples: Float32Array): Uint8Array {
  const sheet = new Uint8Array(side * side).fill(255);
  const first = data.batch(Array.from({ length: Math.min(data.count, 2000) }, (_, i) => i));
  mark(sheet, first, 200, 1);
  mark(sheet, samples, 0, 2);
  return pngFile(side, side, sheet);
}

function mark(sheet: Uint8Array, points: Float32Array, grey: number, radius: number): void {
  const place = (coordinate: number) => Math.round(((coordinate / extent + 1) / 2) * side);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [place(points[i] ?? 0), side - place(points[i + 1] ?? 0)];
    for (let row = Math.max(0, y - radius); row < Math.min(side, y + radius); row++) {
      sheet.fill(grey, row * side + Math.max(0, x - radius), row * side + Math.min(side, x + radius));
    }
  }
}
