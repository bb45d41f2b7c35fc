import { multiplyPacked, packColumns, packedLength } from './matrixProduct';

/** A 2-D convolution of NHWC images with HWIO weights. */
export interface ConvolutionShape {
  readonly batch: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly top: number;
  readonly left: number;
}

/** y = x ∗ w, as one matrix product an image: unfolded pixels [P, taps · I] by weights [taps · I, O]. */
export function convolve(shape: ConvolutionShape, x: Float32Array, weights: Float32Array): Float32Array {
  return product(
    x,
    weights,
    forwardTable(shape),
    shape.batch,
    shape.inChannels,
    shape.outChannels,
    shape.inHeight * shape.inWidth,
    shape.outHeight * shape.outWidth,
  );
}

/** ∂L/∂x from ∂L/∂y: the same product with every tap's weights transposed. */
export function convolveBackInput(
  shape: ConvolutionShape,
  dy: Float32Array,
  weights: Float32Array,
): Float32Array {
  return product(
    dy,
    transposeTaps(weights, shape.inChannels, shape.outChannels),
    backwardTable(shape),
    shape.batch,
    shape.outChannels,
    shape.inChannels,
    shape.outHeight * shape.outWidth,
    shape.inHeight * shape.inWidth,
  );
}

/** ∂L/∂w: unfolded pixels, transposed, by ∂L/∂y, summed over the images. */
export function convolveBackWeights(
  shape: ConvolutionShape,
  x: Float32Array,
  dy: Float32Array,
): Float32Array {
  const { batch, inChannels, outChannels } = shape;
  const inPixels = shape.inHeight * shape.inWidth;
  const pixels = shape.outHeight * shape.outWidth;
  const table = forwardTable(shape);
  const rows = (table.length / pixels) * inChannels;
  const dw = new Float32Array(rows * outChannels);
  const unfolded = scratch(packedLength(rows, pixels));
  for (let image = 0; image < batch; image++) {
    unfoldTransposed(x, image * inPixels * inChannels, inChannels, table, pixels, unfolded);
    const view = { data: dy, offset: image * pixels * outChannels, rowStride: outChannels, columnStride: 1 };
    const columns = packColumns(view, pixels, outChannels);
    multiplyPacked(unfolded, columns, rows, pixels, outChannels, dw, 0, true);
  }
  return dw;
}

let scratchSpace = new Float32Array();

/** At least so much space, used again by every convolution; what is behind the last row is never looked at. */
function scratch(length: number): Float32Array {
  if (scratchSpace.length < length) {
    scratchSpace = new Float32Array(length);
  }
  return scratchSpace;
}

function product(
  source: Float32Array,
  weights: Float32Array,
  table: Int32Array,
  batch: number,
  fromChannels: number,
  toChannels: number,
  fromPixels: number,
  toPixels: number,
): Float32Array {
  const depth = (table.length / toPixels) * fromChannels;
  const view = { data: weights, offset: 0, rowStride: toChannels, columnStride: 1 };
  const columns = packColumns(view, depth, toChannels);
  const unfolded = scratch(packedLength(toPixels, depth));
  const result = new Float32Array(batch * toPixels * toChannels);
  for (let image = 0; image < batch; image++) {
    unfold(source, image * fromPixels * fromChannels, fromChannels, table, toPixels, unfolded);
    const at = image * toPixels * toChannels;
    multiplyPacked(unfolded, columns, toPixels, depth, toChannels, result, at, false);
  }
  return result;
}

/** Packed rows of the matrix [pixels, taps · channels] whose row is what a pixel's taps see. */
function unfold(
  source: Float32Array,
  offset: number,
  channels: number,
  table: Int32Array,
  pixels: number,
  packed: Float32Array,
): void {
  const taps = table.length / pixels;
  const depth = taps * channels;
  for (let pixel = 0; pixel < pixels; pixel++) {
    let to = (pixel & ~3) * depth + (pixel & 3);
    for (let tap = 0; tap < taps; tap++) {
      const seen = table[pixel * taps + tap] as number;
      if (seen < 0) {
        for (let c = 0; c < channels; c++, to += 4) {
          packed[to] = 0;
        }
      } else {
        let from = offset + seen * channels;
        for (let c = 0; c < channels; c++, to += 4) {
          packed[to] = source[from++] as number;
        }
      }
    }
  }
}

/** Packed rows of the transposed matrix, [taps · channels, pixels]. */
function unfoldTransposed(
  source: Float32Array,
  offset: number,
  channels: number,
  table: Int32Array,
  pixels: number,
  packed: Float32Array,
): void {
  const taps = table.length / pixels;
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let tap = 0; tap < taps; tap++) {
      const seen = table[pixel * taps + tap] as number;
      const from = offset + seen * channels;
      for (let c = 0; c < channels; c++) {
        const row = tap * channels + c;
        packed[(row & ~3) * pixels + 4 * pixel + (row & 3)] = seen < 0 ? 0 : (source[from + c] as number);
      }
    }
  }
}

/** [tap, I, O] → [tap, O, I]. */
function transposeTaps(weights: Float32Array, inChannels: number, outChannels: number): Float32Array {
  const result = new Float32Array(weights.length);
  const size = inChannels * outChannels;
  for (let start = 0; start < weights.length; start += size) {
    for (let i = 0; i < inChannels; i++) {
      for (let o = 0; o < outChannels; o++) {
        result[start + o * inChannels + i] = weights[start + i * outChannels + o] as number;
      }
    }
  }
  return result;
}

const tables = new Map<string, Int32Array>();

function cached(kind: string, shape: ConvolutionShape, make: () => Int32Array): Int32Array {
  const { inHeight, inWidth, outHeight, outWidth, kernelHeight, kernelWidth } = shape;
  const { strideHeight, strideWidth, top, left } = shape;
  const key = [kind, inHeight, inWidth, outHeight, outWidth, kernelHeight, kernelWidth]
    .concat([strideHeight, strideWidth, top, left].map(String))
    .join();
  let table = tables.get(key);
  if (!table) {
    tables.set(key, (table = make()));
  }
  return table;
}

/** For each output pixel and tap the input pixel that it sees, or −1 in the padding. */
function forwardTable(shape: ConvolutionShape): Int32Array {
  return cached('forward', shape, () =>
    tapTable(shape, shape.outHeight, shape.outWidth, (y, x, ky, kx) => {
      const sy = y * shape.strideHeight + ky - shape.top;
      const sx = x * shape.strideWidth + kx - shape.left;
      return sy >= 0 && sy < shape.inHeight && sx >= 0 && sx < shape.inWidth ? sy * shape.inWidth + sx : -1;
    }),
  );
}

/** For each input pixel and tap the output pixel that saw it through this tap, or −1. */
function backwardTable(shape: ConvolutionShape): Int32Array {
  return cached('backward', shape, () =>
    tapTable(shape, shape.inHeight, shape.inWidth, (y, x, ky, kx) => {
      const sy = (y + shape.top - ky) / shape.strideHeight;
      const sx = (x + shape.left - kx) / shape.strideWidth;
      const exists =
        Number.isInteger(sy) && Number.isInteger(sx) && sy >= 0 && sy < shape.outHeight && sx >= 0;
      return exists && sx < shape.outWidth ? sy * shape.outWidth + sx : -1;
    }),
  );
}

function tapTable(
  { kernelHeight, kernelWidth }: ConvolutionShape,
  height: number,
  width: number,
  seen: (y: number, x: number, ky: number, kx: number) => number,
): Int32Array {
  const table = new Int32Array(height * width * kernelHeight * kernelWidth);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let ky = 0; ky < kernelHeight; ky++) {
        for (let kx = 0; kx < kernelWidth; kx++) {
          table[at++] = seen(y, x, ky, kx);
        }
      }
    }
  }
  return table;
}
