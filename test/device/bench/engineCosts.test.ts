import { expect, it } from 'vitest';
import { onnxDeviceOf } from '../../../webview/engine/backends/onnx/onnxDevice';
import { wasmDevice } from '../../../webview/engine/backends/wasm/wasmDevice';
import { measureCosts } from '../../bench/engineCosts';
import { installedWasmRuntime } from '../../fixtures/installedWasmRuntime';
import { noisyImages } from '../../fixtures/noisyImages';

/** Of the preset `ref`: the weights, their average, Adam's two moments and the gradient in 4 bytes each. */
const leastBytes = 1_112_801 * 5 * 4;

// Once only: ONNX Runtime compiles its WebAssembly once in a process.
it('our kernels take no more memory than ONNX Runtime for the same steps, and no more to start', async () => {
  const data = noisyImages(16);
  const ours = await measureCosts(() => wasmDevice({ variant: 'plain' }), data, 'ref', 8);
  const runtime = async () => onnxDeviceOf(await installedWasmRuntime());
  const theirs = await measureCosts(runtime, data, 'ref', 8);
  expect(ours.memoryBytes).toBeGreaterThan(leastBytes);
  expect(ours.memoryBytes).toBeLessThanOrEqual(theirs.memoryBytes);
  expect(ours.compiledBytes).toBeGreaterThan(1000);
  expect(ours.compiledBytes).toBeLessThanOrEqual(theirs.compiledBytes);
});
