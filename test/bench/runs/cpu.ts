// The CPU engine on one thread of WebAssembly, as in a webview, beside what it is compared with.
import { readFile } from 'node:fs/promises';
import type { PresetId } from '../../../src/protocol/playgroundState';
import { wasmRuntime } from '../../../webview/engine/backends/onnx/wasmRuntime';
import { onnxDeviceOf } from '../../../webview/engine/backends/onnx/onnxDevice';
import { wasmDevice } from '../../../webview/engine/backends/wasm/wasmDevice';
import { noisyImages } from '../../fixtures/noisyImages';
import { measureCpuGflops, measureTfjsRatio } from '../cpuSpeed';
import { measureCosts } from '../engineCosts';
import { measureParallel } from '../parallelSpeed';
import { measureWasm } from '../wasmSpeed';
import { measureTorch } from '../torchSpeed';
import { stockCpuBackend } from '../stockCpuBackend';

const binary = await readFile('node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm');
const runtime = wasmRuntime(new Uint8Array(binary).buffer);
const data = noisyImages(16);
const presetOf = (name: string | undefined): PresetId => (name === 'tiny' || name === 'small' ? name : 'ref');
const rounds = Number(process.argv[4] ?? 7);
const measures: Readonly<Record<string, () => Promise<unknown>>> = {
  // tfjs takes seconds for each image.
  tfjs: async () => measureTfjsRatio(runtime, await stockCpuBackend(), data, { batch: 2, rounds: 3 }),
  gflops: () => measureCpuGflops(runtime, data, { rounds }),
  parallel: () => measureParallel(data, { rounds }),
  wasm: () => measureWasm(runtime, data, { preset: presetOf(process.argv[3]), rounds }),
  torch: async () => ({ speed: await measureTorch(data, { preset: presetOf(process.argv[3]), rounds }) }),
  wasmCosts: () => measureCosts(() => wasmDevice({ variant: 'plain' }), data, presetOf(process.argv[3]), 32),
  onnxCosts: () =>
    measureCosts(() => Promise.resolve(onnxDeviceOf(runtime)), data, presetOf(process.argv[3]), 32),
};
const result = await measures[process.argv[2] ?? '']?.();
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
