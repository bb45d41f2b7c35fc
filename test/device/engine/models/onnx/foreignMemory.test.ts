import { afterAll, expect, it } from 'vitest';
import { buildUNet } from '../../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { exportModel } from '../../../../../webview/engine/models/onnx/exportModel';
import { estimateCost } from '../../../../../webview/engine/models/onnx/foreign/estimateCost';
import { ForeignDenoiser } from '../../../../../webview/engine/models/onnx/foreignDenoiser';
import { heapBytes } from '../../../../../webview/engine/models/onnx/foreign/inspectModel';
import { readForeignModel } from '../../../../../webview/engine/models/onnx/foreign/modelReader';
import { initialWeights } from '../../../../../webview/engine/training/initialWeights';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';
import { integers, model, node, type Field } from '../../../../unit/engine/models/hostile/protoWriter';

/** The runtime's heap, which it makes when it opens its first model; it grows and never shrinks. */
let heap: WebAssembly.Memory | undefined;
const { instantiate } = WebAssembly;
type Instantiate = (
  code: BufferSource,
  imports: WebAssembly.Imports,
) => Promise<WebAssembly.WebAssemblyInstantiatedSource>;
const watched: Instantiate = async (code, imports) => {
  const made = await (instantiate as Instantiate)(code, imports);
  const memories = [
    ...Object.values(imports).flatMap((each) => Object.values(each)),
    ...Object.values(made.instance.exports),
  ];
  heap = memories.find((each) => each instanceof WebAssembly.Memory) ?? heap;
  return made;
};
Object.assign(WebAssembly, { instantiate: watched });
afterAll(() => Object.assign(WebAssembly, { instantiate }));

/** x + Σ of `count` sums of an n × n matrix and x, all of which are there at once. */
const sums = (n: number, count: number): Uint8Array => {
  const names = Array.from({ length: count }, (_, i) => `p${i}`);
  return model([
    node('ConstantOfShape', ['c'], ['zeros']),
    node('ReduceSum', ['x'], ['s']),
    ...names.map((name) => node('Add', ['zeros', 's'], [name])),
    node('Sum', names, ['q']),
    node('ReduceSum', ['q'], ['z']),
    node('Add', ['x', 'z'], ['y']),
    [5, integers('c', n, n)],
  ]);
};

/** x plus the first of `megabytes` of weights. */
const weights = (megabytes: number): Uint8Array => {
  const count = megabytes * 2 ** 18;
  const tensor: readonly Field[] = [
    [1, count],
    [2, 1],
    [8, 'w'],
    [9, new Uint8Array(4 * count)],
  ];
  return model([
    node('Gather', ['w', 'first'], ['s']),
    node('Add', ['x', 's'], ['y']),
    [5, tensor],
    [5, integers('first', 0)],
  ]);
};

const unet = (preset: 'small' | 'ref', side: number): Uint8Array => {
  const graph = buildUNet(presetConfig(preset, side));
  return exportModel(graph, initialWeights(graph, 1), {});
};

it('a model takes no more heap than is estimated before it runs, and at least a third of that', async () => {
  const runtime = await installedWasmRuntime();
  const measured: string[] = [];
  // From small to large, since the heap keeps what it had.
  for (const [name, file, sample] of [
    ['a small U-Net', unet('small', 16), [16, 1, 16, 16]],
    ['a U-Net', unet('ref', 32), [16, 1, 32, 32]],
    ['eight tensors at once', sums(2048, 8), [16, 1, 4, 4]],
    ['weights', weights(100), [16, 1, 4, 4]],
    ['large tensors', sums(4096, 4), [16, 1, 4, 4]],
  ] as const) {
    const read = readForeignModel(file);
    const shapes = read.inputs.map(({ name: input }): readonly [string, readonly number[]] => [
      input,
      input.startsWith('t') ? sample.slice(0, 1) : sample,
    ]);
    const most = { bytes: 2 ** 32, flops: 1e15 };
    const estimate = heapBytes(file.length, estimateCost(read, new Map(shapes), most).bytes);
    const options = { timesteps: 'zeroBased', T: 1000, memory: most.bytes } as const;
    const denoiser = await ForeignDenoiser.open(runtime, { name, bytes: file }, options);
    await denoiser.predict(
      new Float32Array(sample.reduce<number>((product, each) => product * each, 1)),
      [500],
    );
    denoiser.dispose();
    const bytes = heap?.buffer.byteLength ?? NaN;
    measured.push(`${name}: ${Math.round(bytes / 1e6)} of ${Math.round(estimate / 1e6)} MB`);
    expect(bytes, measured.join('; ')).toBeLessThanOrEqual(estimate);
    expect(bytes, measured.join('; ')).toBeGreaterThan(estimate / 3);
  }
});
