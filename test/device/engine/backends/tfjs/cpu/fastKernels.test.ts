import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../../../src/diffusion/random/randomStream';
import { registerFastKernels } from '../../../../../../webview/engine/backends/tfjs/cpu/fastKernels';
import * as tf from '../../../../../../webview/engine/backends/tfjs/tf';
import '@tensorflow/tfjs-backend-cpu';

/** tfjs's own kernels, kept before ours replace them. */
const originals = new Map<string, tf.KernelConfig>();
const replaced = new Map<string, tf.KernelConfig>();

beforeAll(async () => {
  await tf.setBackend('cpu');
  for (const kernel of tf.getKernelsForBackend('cpu')) {
    originals.set(kernel.kernelName, kernel);
  }
  registerFastKernels();
  for (const kernel of tf.getKernelsForBackend('cpu')) {
    if (kernel !== originals.get(kernel.kernelName)) {
      replaced.set(kernel.kernelName, kernel);
    }
  }
});

afterAll(() => use(replaced));

function use(kernels: ReadonlyMap<string, tf.KernelConfig>): void {
  for (const name of replaced.keys()) {
    const kernel = kernels.get(name);
    if (!kernel) {
      continue;
    }
    tf.unregisterKernel(name, 'cpu');
    tf.registerKernel(kernel);
  }
}

function random(shape: number[], seed: number): tf.Tensor {
  return tf.tensor(new RandomStream(seed, 0).normal(tf.util.sizeFromShape(shape)), shape);
}

/** Runs with both sets of kernels and compares shapes and values. */
function agree(compute: () => tf.Tensor[]): void {
  tf.tidy(() => {
    use(originals);
    const expected = compute().map((tensor) => ({ shape: tensor.shape, data: tensor.dataSync() }));
    use(replaced);
    const actual = compute().map((tensor) => ({ shape: tensor.shape, data: tensor.dataSync() }));
    expect(actual.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape));
    actual.forEach(({ data }, i) => {
      const other = expected[i]?.data ?? [];
      const scale = Math.max(1, ...Array.from(other, Math.abs));
      data.forEach((value, j) => expect(Math.abs(value - (other[j] ?? NaN))).toBeLessThan(1e-5 * scale));
    });
  });
}

const small = fc.integer({ min: 1, max: 6 });

describe("our CPU kernels agree with tfjs's own", () => {
  it('replaces what a U-Net spends its time in', () => {
    expect([...replaced.keys()].sort()).toEqual(
      [
        'Add',
        'BatchMatMul',
        'Conv2D',
        'Conv2DBackpropFilter',
        'Conv2DBackpropInput',
        'Mean',
        'Multiply',
        'RealDiv',
        'Sigmoid',
        'SplitV',
        'Sub',
        'Sum',
      ].sort(),
    );
  });

  it('on convolutions and their gradients', () => {
    const shape = fc.record({
      batch: fc.integer({ min: 1, max: 2 }),
      height: fc.integer({ min: 3, max: 8 }),
      width: fc.integer({ min: 3, max: 8 }),
      channels: small,
      out: small,
      stride: fc.integer({ min: 1, max: 2 }),
      kernel: fc.constantFrom(1, 2, 3),
      top: fc.integer({ min: 0, max: 1 }),
      bottom: fc.integer({ min: 0, max: 1 }),
    });
    fc.assert(
      fc.property(shape, ({ batch, height, width, channels, out, stride, kernel, top, bottom }) => {
        const x = random([batch, height, width, channels], 1) as tf.Tensor4D;
        const w = random([kernel, kernel, channels, out], 2) as tf.Tensor4D;
        const pad: tf.backend_util.ExplicitPadding = [
          [0, 0],
          [top, bottom],
          [bottom, top],
          [0, 0],
        ];
        agree(() => {
          const conv = (a: tf.Tensor, b: tf.Tensor) =>
            tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, stride, pad);
          const y = conv(x, w);
          return [y, ...tf.grads(conv)([x, w], random(y.shape, 3))];
        });
      }),
      { numRuns: 60 },
    );
  });

  it('on matrix products, transposed or not', () => {
    fc.assert(
      fc.property(small, small, small, small, fc.boolean(), fc.boolean(), (batch, m, k, n, ta, tb) => {
        const a = random(ta ? [batch, k, m] : [batch, m, k], 1);
        const b = random(tb ? [batch, n, k] : [batch, k, n], 2);
        agree(() => [tf.matMul(a, b, ta, tb)]);
      }),
    );
  });

  it('on element-wise operations with broadcasting', () => {
    const operand = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(small, small, small, small, operand, operand, fc.integer({ min: 0, max: 4 }), (...args) => {
        const [d0, d1, d2, d3, aKept, bKept, dropped] = args;
        const shape = [d0, d1, d2, d3];
        const a = random(
          shape.map((extent, i) => (aKept[i] ? extent : 1)),
          1,
        );
        const b = random(shape.map((extent, i) => (bKept[i] ? extent : 1)).slice(dropped), 2);
        agree(() => [tf.add(a, b), tf.sub(a, b), tf.mul(a, b), tf.div(a, b), tf.sub(b, a)]);
      }),
    );
  });

  it('on sums and means over any axes', () => {
    const axes = fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(small, small, small, small, axes, fc.boolean(), (d0, d1, d2, d3, axis, keep) => {
        const x = random([d0, d1, d2, d3], 1);
        agree(() => [tf.sum(x, axis, keep), tf.mean(x, axis, keep), tf.sum(x), tf.sum(x, [-1])]);
      }),
    );
  });

  it('on sigmoid and splits', () => {
    fc.assert(
      fc.property(
        small,
        small,
        small,
        small,
        fc.integer({ min: 0, max: 2 }),
        (d0, first, second, d3, axis) => {
          const shape = [d0, 2, d3];
          shape[axis] = first + second;
          const x = random(shape, 1);
          agree(() => [tf.sigmoid(x), ...tf.split(x, [first, second], axis)]);
        },
      ),
    );
  });

  it('leaves integers to tfjs', () => {
    const a = tf.tensor1d([7, -3], 'int32');
    expect(tf.add(a, a).dtype).toBe('int32');
    expect(Array.from(tf.sum(a).dataSync())).toEqual([4]);
  });
});
