import { multiplyAdd } from './vector';

/** Pixels whose rows of x and dy are kept near while all tiles of the gradient pass over them. */
const nearPixels: usize = 256;

/**
 * dw[tap, c, n] = Σ x[b, q, c] · dy[b, p, n] over the images and the pixels p for which the tap reads a pixel q. Four
 * channels and eight columns at a time stay in registers.
 * @param pairs for each tap how many pixels it reads, then the bytes from an image's start to the rows of q and p
 * @param dw of `outputs` numbers a row
 */
export function weightGradient(
  x: usize,
  imageBytes: usize,
  dy: usize,
  dyImageBytes: usize,
  pairs: usize,
  taps: usize,
  channels: usize,
  outputs: usize,
  images: usize,
  pixels: usize,
  dw: usize,
): void {
  memory.fill(dw, 0, (taps * channels * outputs) << 2);
  const near = max<usize>(1, nearPixels / pixels);
  for (let image: usize = 0; image < images; image += near) {
    const count = min<usize>(near, images - image);
    let tapPairs = pairs;
    let tapGradient = dw;
    for (let tap: usize = 0; tap < taps; tap++) {
      const pairCount = load<u32>(tapPairs);
      for (let c: usize = 0; c < channels; c += 4) {
        for (let n: usize = 0; n < outputs; n += 8) {
          tile(
            x + (c << 2),
            imageBytes,
            dy + (n << 2),
            dyImageBytes,
            tapPairs + 4,
            pairCount,
            count,
            tapGradient + ((c * outputs + n) << 2),
            outputs << 2,
            min<usize>(4, channels - c),
            min<usize>(8, outputs - n),
          );
        }
      }
      tapPairs += 4 + (pairCount << 3);
      tapGradient += (channels * outputs) << 2;
    }
    x += count * imageBytes;
    dy += count * dyImageBytes;
  }
}

function tile(
  x: usize,
  imageBytes: usize,
  dy: usize,
  dyImageBytes: usize,
  pairs: usize,
  pairCount: usize,
  images: usize,
  dw: usize,
  rowBytes: usize,
  rows: usize,
  columns: usize,
): void {
  let c00 = f32x4.splat(0.0);
  let c01 = c00,
    c10 = c00,
    c11 = c00,
    c20 = c00,
    c21 = c00,
    c30 = c00,
    c31 = c00;
  const end = pairs + (pairCount << 3);
  for (let image: usize = 0; image < images; image++) {
    for (let pair = pairs; pair < end; pair += 8) {
      const p = x + load<u32>(pair);
      const q = dy + load<u32>(pair, 4);
      const b0 = v128.load(q),
        b1 = v128.load(q, 16);
      let a = v128.load_splat<u32>(p);
      c00 = multiplyAdd(a, b0, c00);
      c01 = multiplyAdd(a, b1, c01);
      a = v128.load_splat<u32>(p, 4);
      c10 = multiplyAdd(a, b0, c10);
      c11 = multiplyAdd(a, b1, c11);
      a = v128.load_splat<u32>(p, 8);
      c20 = multiplyAdd(a, b0, c20);
      c21 = multiplyAdd(a, b1, c21);
      a = v128.load_splat<u32>(p, 12);
      c30 = multiplyAdd(a, b0, c30);
      c31 = multiplyAdd(a, b1, c31);
    }
    x += imageBytes;
    dy += dyImageBytes;
  }
  addRow(dw, c00, c01, columns);
  if (rows > 1) addRow(dw + rowBytes, c10, c11, columns);
  if (rows > 2) addRow(dw + 2 * rowBytes, c20, c21, columns);
  if (rows > 3) addRow(dw + 3 * rowBytes, c30, c31, columns);
}

/** Adds the first `columns` of eight numbers. */
function addRow(row: usize, first: v128, second: v128, columns: usize): void {
  if (columns === 8) {
    v128.store(row, f32x4.add(v128.load(row), first));
    v128.store(row, f32x4.add(v128.load(row, 16), second), 16);
    return;
  }
  for (let n: usize = 0; n < columns; n++) {
    store<f32>(row, load<f32>(row) + f32x4.extract_lane(first, 0));
    row += 4;
    first = v128.shuffle<f32>(first, second, 1, 2, 3, 4);
    second = v128.shuffle<f32>(second, second, 1, 2, 3, 3);
  }
}
