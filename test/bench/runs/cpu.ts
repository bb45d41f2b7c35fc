// The CPU engine on one thread of WebAssembly, as in a webview, beside what it is compared with.
import { readFile } from 'node:fs/promises';
import { wasmRuntime } from '../../../webview/engine/backends/onnx/wasmRuntime';
import { noisyImages } from '../../fixtures/noisyImages';
import { measureCpuGflops, measureTfjsRatio } from '../cpuSpeed';
import { stockCpuBackend } from '../stockCpuBackend';

const binary = await readFile('node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm');
const runtime = wasmRuntime(new Uint8Array(binary).buffer);
const data = noisyImages(16);
const result =
  process.argv[2] === 'tfjs'
    ? // tfjs takes seconds for each image.
      await measureTfjsRatio(runtime, await stockCpuBackend(), data, { batch: 2, rounds: 3 })
    : await measureCpuGflops(runtime, data, { rounds: 5 });
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
