import { samplerTraits } from '../../../../../webview/engine/sampling/samplerTraits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataSet } from '../../../../../src/datasets/dataSet';
import { RandomStream } from '../../../../../src/diffusion/random/randomStream';
import { defaultPlaygroundState } from '../../../../../src/protocol/playgroundState';
import { samplerIds } from '../../../../../src/protocol/samplers';
import type { Engine } from '../../../../../webview/engine/contract/engine';
import type { EngineDevice } from '../../../../../webview/engine/contract/engineDevice';
import { mlpConfig } from '../../../../../webview/engine/graph/mlp';
import { onnxDeviceOf } from '../../../../../webview/engine/backends/onnx/onnxDevice';
import { planFor } from '../../../../../webview/engine/sampling/planFor';
import { absoluteError } from '../../../../../webview/engine/backends/shared/relativeError';
import { webgpuDevice } from '../../../../../webview/engine/backends/webgpu/webgpuDevice';
import { linearSchedule, smallTraining } from '../../../../fixtures/training';
import { installedWasmRuntime } from '../../../../fixtures/installedWasmRuntime';
import { swiftShaderAdapter, swiftShaderFolder } from '../../../../fixtures/dawn';

const count = 64;
const points = createDataSet({
  id: 'points',
  name: 'Points',
  licence: '',
  side: 1,
  channels: 2,
  count,
  heldOut: 0,
  flip: false,
  labels: new Uint8Array(count),
  images: Uint8Array.from(new RandomStream(3, 0).integers(2 * count, 256)),
});

const config = { ...mlpConfig(2), hidden_size: 16, num_layers: 1 };
const schedule = { ...linearSchedule, T: 60 };

let subject: EngineDevice;
let reference: EngineDevice;
const open = (device: EngineDevice): Engine =>
  device.createEngine(config, { ...smallTraining, schedule, maxGradientNorm: 1 }, points);

/** A network so small that a hundred steps of it take no longer than one of a U-Net. */
describe.skipIf(!swiftShaderFolder)('a perceptron on SwiftShader, beside ONNX Runtime', () => {
  beforeAll(async () => {
    subject = await webgpuDevice(await swiftShaderAdapter(), true);
    reference = onnxDeviceOf(await installedWasmRuntime());
  });
  afterAll(() => subject.dispose());

  it('has the same losses however many steps are asked for at once, all around the ring of losses', async () => {
    const [whole, sliced, expecting] = [open(subject), open(subject), open(reference)];
    // More readings than there are buffers for them, and more losses than the ring holds.
    const losses = await whole.train(100);
    const slices = [7, 16, 1, 41, 32, 3];
    const inSlices: number[] = [];
    for (const steps of slices) {
      inSlices.push(...(await sliced.train(steps)));
    }
    expect(inSlices).toEqual([...losses]);
    expect(sliced.gradientNorm).toBe(whole.gradientNorm);
    const expected = await expecting.train(100);
    losses.forEach((loss, i) => expect(Math.abs(loss / (expected[i] ?? NaN) - 1)).toBeLessThan(1e-3));
    expect(whole.gradientNorm! / expecting.gradientNorm!).toBeCloseTo(1, 3);
  });

  let drawing: readonly [Engine, Engine];
  beforeAll(() => {
    drawing = [open(subject), open(reference)];
  });

  it.each(samplerIds)('takes the course of %s as the CPU does', async (sampler) => {
    const flow = samplerTraits(sampler).forFlow;
    const settings = { ...defaultPlaygroundState.sample, sampler, steps: 12, eta: 0.5 };
    const plan = planFor(schedule, flow ? 'flow' : 'epsilon', settings);
    const [engine, expecting] = drawing;
    const draw = (each: Engine) => {
      const course: (readonly [number, Float32Array, Float32Array])[] = [];
      return each
        .sample(plan, { count: 3, seed: 5 }, (index, x, x0) => course.push([index, x, x0]) > 0)
        .then(() => course);
    };
    const [actual, expected] = [await draw(engine), await draw(expecting)];
    expect(actual.map(([index]) => index)).toEqual(expected.map(([index]) => index));
    for (const [i, [, x, x0]] of actual.entries()) {
      const [, wantedX, wantedX0] = expected[i] ?? [0, new Float32Array(), new Float32Array()];
      const scale = Math.max(1, absoluteError(wantedX, new Float32Array(wantedX.length)));
      expect(absoluteError(x, wantedX) / scale).toBeLessThan(1e-3);
      expect(absoluteError(x0, wantedX0) / scale).toBeLessThan(1e-3);
    }
  });
});
