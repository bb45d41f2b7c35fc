import * as ort from 'onnxruntime-web/wasm';
import { onnxRuntime, type OnnxRuntime } from './onnxRuntime';

/**
 * ONNX Runtime on one thread of WebAssembly: webviews are not cross-origin isolated, so there is no shared
 * memory for more. `binary` is ort-wasm-simd-threaded.wasm of the installed version.
 */
export function wasmRuntime(binary: ArrayBuffer): OnnxRuntime {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmBinary = binary;
  return onnxRuntime(ort, { executionProviders: ['wasm'], graphOptimizationLevel: 'disabled' });
}
