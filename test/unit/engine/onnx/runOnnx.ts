import { readFile } from 'node:fs/promises';
import { wasmRuntime } from '../../../../webview/engine/backends/onnx/wasmRuntime';
import type { OnnxRuntime } from '../../../../webview/engine/backends/onnx/onnxRuntime';

/** ONNX Runtime's wasm, as the product runs it. */
export async function installedWasmRuntime(): Promise<OnnxRuntime> {
  const file = await readFile('node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm');
  return wasmRuntime(new Uint8Array(file).buffer);
}
