import { readFile } from 'node:fs/promises';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestAsset, serveAsset } from '../../../../webview/engine/worker/assetPort';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';
import { chooseDevice, presetFor } from '../../../../webview/engine/backends/openEngine';
import type { OpenedInfo } from '../../../../webview/engine/protocol/opened';
import { engineText } from '../../../../webview/playground/engines/engineText';
import { digits16 } from '../../../fixtures/digits';
import { smallTraining } from '../../../fixtures/training';

let wasm: () => Promise<ArrayBuffer>;
beforeAll(async () => {
  const file = await readFile('node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm');
  wasm = () => requestAsset(serveAsset(() => Promise.resolve(new Uint8Array(file).buffer)));
});

// In Node there is no WebGPU, so `auto` comes to the CPU.
describe('on the CPU', () => {
  it.each([
    ['auto', false, 'no-webgpu'],
    ['auto', true, 'device-lost'],
    ['tfjs-webgpu', false, 'no-webgpu'],
    ['wasm', false, 'chosen'],
  ] as const)(
    'kernels of our own run every preset: %s, GPU lost before: %s',
    async (wanted, gpuWasLost, because) => {
      const { device, reason } = await chooseDevice(wanted, gpuWasLost);
      expect([device.id, reason]).toEqual(['wasm', because]);
      expect(presetFor(device, 'ref')).toBe('ref');
    },
  );

  it.each(['wasm', 'onnx-wasm'] as const)('%s trains when it is chosen', async (wanted) => {
    const { device, reason } = await chooseDevice(wanted, false, wasm);
    expect([device.id, reason]).toEqual([wanted, 'chosen']);
    expect(presetFor(device, 'ref')).toBe('ref');
    const engine = device.createEngine(presetConfig('tiny', 16), smallTraining, await digits16());
    const losses = await engine.train(2);
    expect(losses.every((loss) => loss > 0.5 && loss < 2)).toBe(true);
    engine.dispose();
  });

  it('tfjs runs, with the tiny preset, when it was chosen or when there is nothing else', async () => {
    const chosen = await chooseDevice('tfjs-cpu', false, wasm);
    expect([chosen.device.id, chosen.reason]).toEqual(['tfjs-cpu', 'chosen']);
    expect(presetFor(chosen.device, 'ref')).toBe('tiny');
    const only = await chooseDevice('onnx-wasm', false);
    expect([only.device.id, only.reason]).toEqual(['tfjs-cpu', 'chosen']);
  });

  it('tfjs runs when the file cannot be read', async () => {
    const missing = () => requestAsset(serveAsset(() => Promise.reject(new Error('The file is missing.'))));
    await expect(missing()).rejects.toThrow('The file is missing.');
    const { device, reason, obstacle } = await chooseDevice('onnx-wasm', false, missing);
    expect([device.id, reason, obstacle]).toEqual(['tfjs-cpu', 'wasm-failed', 'The file is missing.']);
  });
});

describe('without SIMD', () => {
  afterEach(() => vi.restoreAllMocks());

  it('ONNX Runtime runs, and what was thrown is told', async () => {
    const refused = new WebAssembly.CompileError('Wasm SIMD unsupported');
    vi.spyOn(WebAssembly, 'compile').mockRejectedValue(refused);
    const { device, reason, obstacle } = await chooseDevice('auto', false, wasm);
    expect([device.id, reason, obstacle]).toEqual(['onnx-wasm', 'no-webgpu', 'Wasm SIMD unsupported']);
  });
});

describe('kernels that differ from the reference on this machine', () => {
  const differs = 'On this processor its results for conv2d differ from the reference.';
  const disagree = () => Promise.resolve(differs);

  it('leave the work to ONNX Runtime, and what differs is told', async () => {
    const { device, reason, obstacle } = await chooseDevice('auto', false, wasm, undefined, [], disagree);
    expect([device.id, reason, obstacle]).toEqual(['onnx-wasm', 'no-webgpu', differs]);
  });

  it('run all the same when they were chosen', async () => {
    const { device } = await chooseDevice('wasm', false, wasm, undefined, [], disagree);
    expect(device.id).toBe('wasm');
  });
});

describe('what stands in the way of the GPU', () => {
  afterEach(() => vi.unstubAllGlobals());
  const offer = (requestAdapter: () => Promise<unknown>) =>
    vi.stubGlobal('navigator', { gpu: { requestAdapter } });
  const refusing = {
    info: { vendor: 'nvidia', architecture: 'ampere' },
    limits: {},
    features: new Set<string>(),
    requestDevice: () => Promise.reject(new Error('Out of device memory.')),
  };

  it.each(['auto', 'webgpu', 'tfjs-webgpu'] as const)(
    'is told when a device is refused: %s',
    async (wanted) => {
      offer(() => Promise.resolve(refusing));
      const { device, ...choice } = await chooseDevice(wanted, false, wasm);
      expect(device.id).toBe('wasm');
      expect(choice).toMatchObject({ reason: 'device-failed', adapter: 'nvidia ampere' });
      expect(choice.obstacle).toContain('Out of device memory.');
      const { engine, ...rest } = {
        engine: device.id,
        preset: 'tiny',
        dataSet: 'digits16',
        step: 0,
      } as const;
      const info = { engine, ...choice, ...rest, parameterCount: 1, checkpoint: 'none' } as const;
      expect(engineText(info as OpenedInfo)).toMatch(
        /\(nvidia ampere\) refused to start.*Out of device memory\./,
      );
    },
  );

  it('is told when the browser fails to name an adapter', async () => {
    offer(() => Promise.reject(new Error('The GPU process was ended.')));
    expect(await chooseDevice('auto', false, wasm)).toMatchObject({
      reason: 'no-adapter',
      obstacle: 'The GPU process was ended.',
    });
  });
});
