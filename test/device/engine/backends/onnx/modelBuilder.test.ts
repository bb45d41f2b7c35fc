import { beforeAll, describe, expect, it } from 'vitest';
import { ModelBuilder } from '../../../../../webview/engine/backends/onnx/modelBuilder';
import type { OnnxRuntime } from '../../../../../webview/engine/backends/onnx/onnxRuntime';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';

let runtime: OnnxRuntime;
beforeAll(async () => {
  runtime = await installedWasmRuntime();
});

describe('a model', () => {
  it('is read by ONNX Runtime, with floats, integers and lists as attributes', async () => {
    const model = new ModelBuilder();
    const x = model.input('x', ['rows', 2]);
    const y = model.transpose(model.input('y', [3, 2]), 1, 0);
    const product = model.add('Gemm', [x, y, model.floats([10, 20, 30], [3])], {
      alpha: { float: 0.5 },
      beta: { float: 2 },
      transB: { int: 0 },
    });
    model.output(
      'picked',
      model.add('Gather', [product, model.indices(Int32Array.of(2, 0), [2])], { axis: { int: 1 } }),
      ['rows', 2],
    );
    const session = await runtime.open(model.encode());
    const { picked } = await session.run({
      x: { dims: [2, 2], data: Float32Array.of(1, 2, 3, 4) },
      y: { dims: [3, 2], data: Float32Array.of(1, 0, 0, 1, 1, 1) },
    });
    expect(picked?.dims).toEqual([2, 2]);
    // ½ [1, 2; 3, 4] [1, 0, 1; 0, 1, 1] + 2 [10, 20, 30], columns 2 and 0.
    expect([...(picked?.data ?? [])]).toEqual([61.5, 20.5, 63.5, 21.5]);
    await session.dispose();
  });

  it('holds what is stated twice only once', () => {
    const model = new ModelBuilder();
    const x = model.input('x', [2]);
    const one = model.floats([1], []);
    expect(model.floats([1], [])).toBe(one);
    expect(model.floats([1], [1])).not.toBe(one);
    expect(model.add('Add', [x, one])).toBe(model.add('Add', [x, one]));
    expect(model.add('Softmax', [x], { axis: { int: 0 } })).not.toBe(
      model.add('Softmax', [x], { axis: { int: -1 } }),
    );
  });

  it('is refused by ONNX Runtime, in words, when it makes no sense', async () => {
    const model = new ModelBuilder();
    model.output('y', model.add('MatMul', [model.input('x', [2, 3]), model.floats([1, 2], [2, 1])]), [2, 1]);
    await expect(runtime.open(model.encode())).rejects.toThrow(
      /Incompatible dimensions for matrix multiplication/,
    );
  });
});
