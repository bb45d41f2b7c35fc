import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { RandomStream } from '../../../../../src/diffusion/random/randomStream';
import { buildUNet } from '../../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../../webview/engine/training/initialWeights';
import { exportModel } from '../../../../../webview/engine/models/onnx/exportModel';
import { ForeignDenoiser } from '../../../../../webview/engine/models/onnx/foreignDenoiser';
import type { TimestepConvention } from '../../../../../webview/engine/protocol/foreignModel';
import { ModelBuilder } from '../../../../../webview/engine/backends/onnx/modelBuilder';
import { OnnxProgram } from '../../../../../webview/engine/backends/onnx/onnxProgram';
import type { OnnxRuntime } from '../../../../../webview/engine/backends/onnx/onnxRuntime';
import { ParameterStore } from '../../../../../webview/engine/backends/shared/parameterStore';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';

let runtime: OnnxRuntime;
beforeAll(async () => {
  runtime = await installedWasmRuntime();
});

const config = presetConfig('tiny', 16);
const graph = buildUNet(config);
const weights = initialWeights(graph, 8);
const exported = exportModel(graph, weights, {});
const open = (bytes: Uint8Array, timesteps: TimestepConvention = 'zeroBased') =>
  ForeignDenoiser.open(runtime, { name: 'model.onnx', bytes }, { timesteps, T: 1000 });

/** x + t, with the inputs declared as stated. */
function shifting(sample: readonly (number | string)[], timestep: readonly (number | string)[]): Uint8Array {
  const model = new ModelBuilder();
  const x = model.input('latent', sample);
  const t = model.input('t', timestep);
  model.output('y', model.add('Add', [x, model.reshape(t, -1, 1, 1, 1)]), sample);
  return model.encode();
}

describe('an ONNX denoiser from elsewhere', () => {
  it('gives what our own engine gives when it is our own export', async () => {
    const denoiser = await open(exported);
    expect(denoiser.inputs).toMatchObject({ sample: 'sample', timestep: 'timestep', output: 'out_sample' });
    expect(denoiser.shape).toEqual({ channels: 1, height: 16, width: 16, batch: null });
    const program = new OnnxProgram(runtime, graph, 1);
    const store = new ParameterStore(program.vectors, graph.parameters, weights);
    const x = new RandomStream(1, 0).normal(3 * 256);
    const t = [1, 500, 1000];
    const zeroBased = Float32Array.from(t, (each) => each - 1);
    const own = await program.predict(store.get('raw'), x, zeroBased, new Int32Array());
    const theirs = await denoiser.predict(x, t);
    own.forEach((value, i) => {
      expect(Math.abs(value - (theirs[i] ?? NaN))).toBeLessThan(1e-5);
    });
    program.dispose();
    denoiser.dispose();
  });

  it.each<[TimestepConvention, number]>([
    ['zeroBased', 249],
    ['oneBased', 250],
    ['unit', 0.249],
  ])('counts time as asked: %s', async (convention, expected) => {
    const denoiser = await open(shifting(['n', 1, 4, 4], ['n']), convention);
    const output = await denoiser.predict(new Float32Array(2 * 16), [250, 1]);
    expect(output[0]).toBeCloseTo(expected, 4);
    expect(output[16]).toBeCloseTo(convention === 'oneBased' ? 1 : 0, 4);
    denoiser.dispose();
  });

  it.each<[string, readonly (number | string)[]]>([
    ['a scalar timestep', []],
    ['one timestep for all', [1]],
  ])('takes %s', async (_, shape) => {
    const denoiser = await open(shifting(['n', 1, 4, 4], shape));
    expect((await denoiser.predict(new Float32Array(3 * 16), [5, 5, 5]))[40]).toBe(4);
    denoiser.dispose();
  });

  it('of a fixed batch takes any number of images', async () => {
    const denoiser = await open(shifting([2, 1, 4, 4], [2]));
    const output = await denoiser.predict(new Float32Array(5 * 16), [1, 2, 3, 4, 5]);
    expect([0, 1, 2, 3, 4].map((i) => output[16 * i])).toEqual([0, 1, 2, 3, 4]);
    denoiser.dispose();
  });
});

describe('what is no denoiser', () => {
  it('is refused with its inputs', async () => {
    const model = new ModelBuilder();
    model.output('y', model.input('x', [1]), [1]);
    await expect(open(model.encode())).rejects.toThrow(/model\.onnx: .*x: float32 \[1\]/);
    await expect(open(shifting(['n', 1, 'h', 'w'], ['n']))).rejects.toThrow(/any size/);
    await expect(open(shifting(['n', 1, 4, 8], ['n']))).rejects.toThrow(/4×8/);
  });

  it('is refused when it needs an operation that there is not', async () => {
    const model = new ModelBuilder();
    model.output('y', model.add('NoSuchOperation', [model.input('x', ['n', 1, 4, 4])]), ['n', 1, 4, 4]);
    await expect(open(model.encode())).rejects.toThrow(/model\.onnx cannot be run: .*NoSuchOperation/);
  });

  it('is refused when its output has another size', async () => {
    const model = new ModelBuilder();
    const x = model.input('x', ['n', 1, 4, 4]);
    const t = model.reshape(model.input('t', ['n']), -1, 1, 1, 1);
    model.output('y', model.add('Concat', [x, model.add('Add', [x, t])], { axis: { int: 1 } }), [
      'n',
      2,
      4,
      4,
    ]);
    await expect(open(model.encode())).rejects.toThrow(/variances/);
  });

  it('is refused when it is damaged, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: exported.length - 2 }), async (length) => {
        await expect(open(exported.slice(0, length))).rejects.toThrow(/model\.onnx/);
      }),
      { numRuns: 12 },
    );
  });
});
