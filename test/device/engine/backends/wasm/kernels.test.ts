import { beforeAll, describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../../src/diffusion/random/randomStream';
import { compileKernels } from '../../../../../webview/engine/backends/wasm/kernels';
import { LinearMemory } from '../../../../../webview/engine/backends/wasm/linearMemory';
import { readRows, rowLayout, writeRows } from '../../../../../webview/engine/backends/wasm/rows';
import {
  backwardTable,
  forwardTable,
  gradientPairs,
  tileTable,
  type Moves,
} from '../../../../../webview/engine/backends/wasm/tables';
import { evenPadding, type Shape } from '../../../../../webview/engine/graph/shape';
import { relativeError } from '../../../../../webview/engine/backends/shared/relativeError';
import { kernelVariants } from '../../../../fixtures/kernelVariants';

let memory: LinearMemory;

const random = new RandomStream(5, 0);
/** What kernels have not written stays this. */
const poison = NaN;

/** Puts numbers into memory and gives their address. */
function floats(values: Float32Array): number {
  const pointer = memory.allocate(values.byteLength);
  memory.floats(pointer, values.length).set(values);
  return pointer;
}

function integers(values: Int32Array): number {
  const pointer = memory.allocate(values.byteLength);
  memory.integers(pointer, values.length).set(values);
  return pointer;
}

function poisoned(length: number): number {
  return floats(new Float32Array(length).fill(poison));
}

/** A batch of random images, NCHW, and the same as rows in memory. */
function images(shape: Shape, batch: number) {
  const layout = rowLayout(shape);
  const values = random.normal(batch * layout.channels * layout.pixels);
  const rows = new Float32Array((batch * layout.imageBytes) / 4);
  writeRows(values, layout, rows);
  return { ...layout, values, pointer: floats(rows), size: rows.length };
}

const readImages = (shape: Shape, batch: number, pointer: number) => {
  const layout = rowLayout(shape);
  return readRows(memory.floats(pointer, (batch * layout.imageBytes) / 4), batch, layout);
};

/** [tap, in, out] as panels. */
function packed(
  weight: Float32Array,
  taps: number,
  rows: number,
  columns: number,
  transposed = false,
): number {
  const [inputs, outputs] = transposed ? [columns, rows] : [rows, columns];
  const panels = poisoned(taps * rows * Math.ceil(columns / 8) * 8);
  const strides = transposed ? [4, 4 * outputs] : [4 * outputs, 4];
  const from = floats(weight);
  memory.kernels.pack(from, taps, rows, columns, 4 * inputs * outputs, strides[0]!, strides[1]!, panels);
  return panels;
}

interface Layer extends Moves {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** Calls back for each product of a convolution: indices into x, y and the weight [tap, in, out]. */
function eachProduct(
  { window, input, output }: Moves,
  batch: number,
  visit: (x: number, y: number, w: number) => void,
): void {
  const [inputs = 0, height = 0, width = 0] = input;
  const [outputs = 0, rows = 0, columns = 0] = output;
  const { kernel, stride, padding } = window;
  for (let b = 0; b < batch; b++) {
    for (let o = 0; o < outputs; o++) {
      for (let r = 0; r < rows; r++) {
        for (let c = 0; c < columns; c++) {
          for (let i = 0; i < inputs; i++) {
            for (let k = 0; k < kernel ** 2; k++) {
              const down = r * stride + Math.floor(k / kernel) - padding.top;
              const across = c * stride + (k % kernel) - padding.left;
              if (down >= 0 && across >= 0 && down < height && across < width) {
                visit(
                  ((b * inputs + i) * height + down) * width + across,
                  ((b * outputs + o) * rows + r) * columns + c,
                  (k * inputs + i) * outputs + o,
                );
              }
            }
          }
        }
      }
    }
  }
}

function layer(input: Shape, output: Shape, window: Moves['window']): Layer {
  const [inputs = 0] = input;
  const [outputs = 0] = output;
  return {
    window,
    input,
    output,
    weight: random.normal(window.kernel ** 2 * inputs * outputs),
    bias: random.normal(outputs),
  };
}

const padded = { kernel: 3, stride: 1, padding: evenPadding(1) };
const layers: [string, Moves['window'], Shape, Shape][] = [
  ['of 3×3, odd sizes', padded, [3, 5, 7], [5, 5, 7]],
  ['of 3×3, wide', padded, [12, 6, 4], [20, 6, 4]],
  [
    'of stride 2, zeros at the bottom and right',
    { kernel: 3, stride: 2, padding: { top: 0, bottom: 1, left: 0, right: 1 } },
    [6, 6, 8],
    [9, 3, 4],
  ],
  ['of one pixel', { kernel: 1, stride: 1, padding: evenPadding(0) }, [7, 3, 3], [10, 3, 3]],
];
const batch = 3;
const tolerance = 1e-6;

describe.each(kernelVariants())('with %s SIMD', (variant) => {
  beforeAll(async () => {
    memory = new LinearMemory(await compileKernels(variant));
  });

  describe.each(layers)('a convolution %s, beside sums in double', (_, window, input, output) => {
    const taps = window.kernel ** 2;
    const [inputs = 0] = input;
    const [outputs = 0] = output;

    it('gives the result', () => {
      const moves = layer(input, output, window);
      const x = images(input, batch);
      const y = rowLayout(output);
      const sums = new Float64Array(batch * outputs * y.pixels);
      sums.forEach((_value, at) => (sums[at] = moves.bias[Math.floor(at / y.pixels) % outputs] ?? 0));
      eachProduct(moves, batch, (from, to, w) => (sums[to]! += x.values[from]! * moves.weight[w]!));
      const result = poisoned((batch * y.imageBytes) / 4);
      memory.kernels.product(
        x.pointer,
        x.imageBytes,
        integers(forwardTable(moves, x.rowBytes)),
        taps,
        inputs,
        packed(moves.weight, taps, inputs, outputs),
        packed(moves.bias, 1, 1, outputs),
        result,
        y.rowBytes,
        batch,
        y.pixels,
      );
      expect(relativeError(readImages(output, batch, result), Float32Array.from(sums))).toBeLessThan(
        tolerance,
      );
    });

    it('gives the gradient by the input', () => {
      const moves = layer(input, output, window);
      const dy = images(output, batch);
      const x = rowLayout(input);
      const sums = new Float64Array(batch * inputs * x.pixels);
      eachProduct(moves, batch, (from, to, w) => (sums[from]! += dy.values[to]! * moves.weight[w]!));
      const result = poisoned((batch * x.imageBytes) / 4);
      memory.kernels.product(
        dy.pointer,
        dy.imageBytes,
        integers(backwardTable(moves, dy.rowBytes)),
        taps,
        outputs,
        packed(moves.weight, taps, outputs, inputs, true),
        0,
        result,
        x.rowBytes,
        batch,
        x.pixels,
      );
      expect(relativeError(readImages(input, batch, result), Float32Array.from(sums))).toBeLessThan(
        tolerance,
      );
    });

    it('gives the gradient by the weights', () => {
      const moves = layer(input, output, window);
      const [x, dy] = [images(input, batch), images(output, batch)];
      const sums = new Float64Array(moves.weight.length);
      eachProduct(moves, batch, (from, to, w) => (sums[w]! += x.values[from]! * dy.values[to]!));
      const result = poisoned(sums.length);
      memory.kernels.weightGradient(
        x.pointer,
        x.imageBytes,
        dy.pointer,
        dy.imageBytes,
        integers(gradientPairs(moves, x.rowBytes, dy.rowBytes)),
        taps,
        inputs,
        outputs,
        batch,
        dy.pixels,
        result,
      );
      const found = memory.floats(result, sums.length);
      expect(relativeError(found, Float32Array.from(sums))).toBeLessThan(tolerance);
    });
  });

  describe.each([
    [[8, 4, 6], 12, 3],
    [[12, 2, 2], 8, 17],
    [[8, 16, 16], 8, 2],
  ] as const)("Winograd's convolution of [%s] to %i channels and batches of %i", (input, outputs, count) => {
    const [inputs, height, width] = input;
    const output = [outputs, height, width];
    const tiles = Math.max(64, (height * width) / 4);
    const work = () => poisoned(16 * (tiles * (inputs + outputs) + 32) + 16 * inputs * outputs);

    function run(backward: boolean) {
      const moves = layer(input, output, padded);
      const [from, to] = backward ? [output, input] : [input, output];
      const x = images(from, count);
      const sums = new Float64Array(count * to[0] * height * width);
      eachProduct(moves, count, (a, b, w) => {
        const [read, write] = backward ? [b, a] : [a, b];
        sums[write]! += x.values[read]! * moves.weight[w]!;
      });
      const planes = poisoned(16 * from[0] * Math.ceil(to[0] / 8) * 8);
      const panels = packed(moves.weight, 9, from[0], to[0], backward);
      memory.kernels.winogradWeights(panels, from[0], to[0], backward, planes);
      const y = rowLayout(to);
      const result = poisoned((count * y.imageBytes) / 4);
      const table = integers(tileTable(height, width, x.rowBytes));
      const { pointer, rowBytes, channels } = x;
      memory.kernels.winograd(
        pointer,
        rowBytes,
        channels,
        table,
        planes,
        0,
        result,
        y.rowBytes,
        height,
        width,
        count,
        work(),
      );
      return relativeError(readImages(to, count, result), Float32Array.from(sums));
    }

    it('gives the result and the gradient by the input', () => {
      expect(run(false)).toBeLessThan(2e-6);
      expect(run(true)).toBeLessThan(2e-6);
    });

    it('gives the gradient by the weights', () => {
      const moves = layer(input, output, padded);
      const [x, dy] = [images(input, count), images(output, count)];
      const sums = new Float64Array(moves.weight.length);
      eachProduct(moves, count, (from, to, w) => (sums[w]! += x.values[from]! * dy.values[to]!));
      const result = poisoned(sums.length);
      const table = integers(tileTable(height, width, x.rowBytes));
      memory.kernels.winogradWeightGradient(
        x.pointer,
        inputs,
        table,
        dy.pointer,
        outputs,
        height,
        width,
        count,
        result,
        work(),
      );
      expect(relativeError(memory.floats(result, sums.length), Float32Array.from(sums))).toBeLessThan(2e-6);
    });
  });

  describe('element by element', () => {
    const shape = [5, 3, 3];

    it('SiLU and its slope, from −100 to 100', () => {
      const x = Float32Array.from({ length: 404 }, (_, i) => (i - 202) / 2);
      const dy = random.normal(x.length);
      const [from, gradient, y, dx] = [floats(x), floats(dy), poisoned(x.length), poisoned(x.length)];
      memory.kernels.silu(from, from + x.byteLength, y);
      memory.kernels.siluGradient(from, from + x.byteLength, gradient, dx);
      const share = (value: number) => 1 / (1 + Math.exp(-value));
      x.forEach((value, i) => {
        const s = share(value);
        expect(memory.floats(y, x.length)[i]).toBeCloseTo(value * s, 4);
        const slope = dy[i]! * s * (1 + value * (1 - s));
        expect(Math.abs(memory.floats(dx, x.length)[i]! - slope)).toBeLessThan(3e-6);
      });
    });

    it('sums over pixels, and a vector added to each', () => {
      const x = images(shape, batch);
      const vector = images([5], batch);
      const [y, sums] = [poisoned(x.size), poisoned(vector.size)];
      memory.kernels.addPerChannel(x.pointer, x.rowBytes, batch, 9, vector.pointer, y);
      memory.kernels.sumPixels(x.pointer, x.rowBytes, batch, 9, sums);
      const wanted = x.values.map((value, i) => value + vector.values[Math.floor(i / 9)]!);
      expect(readImages(shape, batch, y)).toEqual(wanted);
      const totals = vector.values.map((_, i) => x.values.slice(9 * i, 9 * i + 9).reduce((a, b) => a + b, 0));
      expect(relativeError(readImages([5], batch, sums), totals)).toBeLessThan(tolerance);
    });

    it('softmax of rows whose last vector is not full', () => {
      const scores = images([7, 1, 3], 1);
      memory.kernels.softmax(scores.pointer, 3, 7, 0.3);
      const found = readImages([7, 1, 3], 1, scores.pointer);
      for (let row = 0; row < 3; row++) {
        const powers = Array.from({ length: 7 }, (_, i) => Math.exp(0.3 * scores.values[3 * i + row]!));
        const sum = powers.reduce((a, b) => a + b, 0);
        powers.forEach((power, i) => expect(found[3 * i + row]).toBeCloseTo(power / sum, 6));
      }
      expect(memory.floats(scores.pointer, 24)[7]).toBe(0);
    });
  });

  describe('a normalisation of groups far from zero, beside sums in double', () => {
    it.each([false, true])('gives result and gradients, with SiLU: %s', (activated) => {
      const [channels, pixels, groups, eps] = [6, 35, 3, 1e-6];
      const shape = [channels, 5, 7];
      const given = images(shape, batch);
      const values = given.values.map((value) => 3 + value);
      const rows = memory.floats(given.pointer, given.size);
      writeRows(values, given, rows);
      const dy = images(shape, batch);
      const [weight, bias] = [random.normal(channels), random.normal(channels)];
      const [w, b] = [floats(weight), floats(bias)];
      const [y, dx] = [poisoned(given.size), poisoned(given.size)];
      const [dw, db] = [poisoned(channels), poisoned(channels)];
      const { pointer, rowBytes } = given;
      const { kernels } = memory;
      kernels.groupNorm(pointer, rowBytes, batch, pixels, channels, groups, eps, w, b, activated, y);
      kernels.groupNormGradient(
        pointer,
        rowBytes,
        batch,
        pixels,
        channels,
        groups,
        eps,
        w,
        b,
        activated,
        dy.pointer,
        dx,
        dw,
        db,
      );

      const size = (channels / groups) * pixels;
      const [result, byInput] = [new Float64Array(values.length), new Float64Array(values.length)];
      const [byWeight, byBias] = [new Float64Array(channels), new Float64Array(channels)];
      for (let from = 0; from < values.length; from += size) {
        const group = Array.from(values.slice(from, from + size));
        const mean = group.reduce((sum, value) => sum + value, 0) / size;
        const variance = group.reduce((sum, value) => sum + (value - mean) ** 2, 0) / size;
        const inverse = 1 / Math.sqrt(variance + eps);
        const terms = group.map((value, i) => {
          const channel = Math.floor((from + i) / pixels) % channels;
          const normal = (value - mean) * inverse;
          const z = normal * weight[channel]! + bias[channel]!;
          const share = 1 / (1 + Math.exp(-z));
          result[from + i] = activated ? z * share : z;
          const g = dy.values[from + i]! * (activated ? share * (1 + z * (1 - share)) : 1);
          byWeight[channel]! += g * normal;
          byBias[channel]! += g;
          return { normal, scaled: g * weight[channel]! };
        });
        const sum = terms.reduce((total, { scaled }) => total + scaled, 0) / size;
        const product = terms.reduce((total, { normal, scaled }) => total + normal * scaled, 0) / size;
        terms.forEach(({ normal, scaled }, i) => {
          byInput[from + i] = inverse * (scaled - sum - normal * product);
        });
      }
      const error = (found: Float32Array, wanted: Float64Array) =>
        relativeError(found, Float32Array.from(wanted));
      expect(error(readImages(shape, batch, y), result)).toBeLessThan(2e-6);
      expect(error(readImages(shape, batch, dx), byInput)).toBeLessThan(5e-6);
      expect(error(memory.floats(dw, channels), byWeight)).toBeLessThan(5e-6);
      expect(error(memory.floats(db, channels), byBias)).toBeLessThan(5e-6);
    });
  });
});

describe('memory', () => {
  it('is lent again once it is given back, and grows only when there is none', async () => {
    const own = new LinearMemory(await compileKernels('plain'));
    const first = own.allocate(100_000);
    const second = own.allocate(50_000);
    const before = own.byteLength;
    own.release(first);
    expect(own.allocate(60_000)).toBe(first);
    own.release(first);
    own.release(second);
    expect(own.allocate(150_000)).toBe(first);
    expect(own.byteLength).toBe(before);
    const large = own.allocate(3_000_000);
    expect(own.byteLength).toBeGreaterThanOrEqual(large + 3_000_000);
  });
});
