import type { EngineDevice } from '../../contract/engineDevice';
import { runnerOf } from '../shared/programRunner';
import { ModelBuilder } from './modelBuilder';
import { OnnxEngine } from './onnxEngine';
import { OnnxProgram } from './onnxProgram';
import type { OnnxRuntime } from './onnxRuntime';
import { wasmRuntime } from './wasmRuntime';

/**
 * ONNX Runtime as what engines run on. `binary` is ort-wasm-simd-threaded.wasm of the installed version. The
 * runtime is started here, so that whatever is in its way shows at once.
 * @throws {Error} when it does not start.
 */
export async function onnxDevice(binary: ArrayBuffer): Promise<EngineDevice> {
  const runtime = wasmRuntime(binary);
  await start(runtime);
  return onnxDeviceOf(runtime);
}

/** A runtime that is ready as what engines run on. */
export function onnxDeviceOf(runtime: OnnxRuntime): EngineDevice {
  return {
    id: 'onnx-wasm',
    createEngine: (config, training, data) => new OnnxEngine(runtime, config, training, data),
    createRunner: (graph, batch) => runnerOf(new OnnxProgram(runtime, graph, batch), graph),
    // There is no device to lose.
    lost: new Promise(() => undefined),
    dispose: () => undefined,
  };
}

/** Opens the smallest model there is. */
async function start(runtime: OnnxRuntime): Promise<void> {
  const model = new ModelBuilder();
  model.output('y', model.input('x', [1]), [1]);
  const session = await runtime.open(model.encode());
  await session.dispose();
}
