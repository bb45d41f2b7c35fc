import type { EngineDevice } from '../../contract/engineDevice';
import type { Graph } from '../../graph/graph';
import { GraphEngine } from '../shared/graphEngine';
import { runnerOf } from '../shared/programRunner';
import { bestVariant, compileKernels, type KernelVariant } from './kernels';
import { WasmProgram } from './wasmProgram';

/**
 * Kernels of our own in WebAssembly on the thread that calls them, as what engines run on.
 * @throws {WebAssembly.CompileError} where there is no SIMD.
 */
export async function wasmDevice(variant: KernelVariant = bestVariant()): Promise<EngineDevice> {
  const kernelModule = await compileKernels(variant);
  // There is no device to lose.
  const lost = new Promise<string>(() => undefined);
  const programOf = (graph: Graph) => new WasmProgram(kernelModule, graph);
  return {
    id: 'wasm',
    lost,
    createEngine: (config, training, data) =>
      new GraphEngine('wasm', lost, config, training, data, programOf),
    createRunner: (graph) => runnerOf(programOf(graph), graph),
    dispose: () => undefined,
  };
}
