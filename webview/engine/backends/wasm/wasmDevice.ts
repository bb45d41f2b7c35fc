import type { EngineDevice } from '../../contract/engineDevice';
import type { Graph } from '../../graph/graph';
import { GraphEngine } from '../shared/graphEngine';
import { runnerOf } from '../shared/programRunner';
import { bestVariant, compileKernels, type KernelVariant } from './kernels';
import { Helper, type HelperThread } from './pool/helper';
import { HelperNetwork } from './pool/helperNetwork';
import { WasmProgram } from './wasmProgram';

export interface WasmOptions {
  readonly variant?: KernelVariant;
  /** Threads beside the one that calls; they are started with the first network. */
  readonly threads?: readonly (() => HelperThread)[];
}

/**
 * Kernels of our own in WebAssembly on the thread that calls them and its helpers, as what engines run on.
 * @throws {WebAssembly.CompileError} where there is no SIMD.
 */
export async function wasmDevice({
  variant = bestVariant(),
  threads = [],
}: WasmOptions = {}): Promise<EngineDevice> {
  const kernelModule = await compileKernels(variant);
  // There is no device to lose.
  const lost = new Promise<string>(() => undefined);
  let helpers: readonly Helper[] | undefined;
  const programOf = (graph: Graph) => {
    helpers ??= threads.flatMap(helperOf);
    const networks = helpers.map((helper) => new HelperNetwork(helper, kernelModule, graph));
    return new WasmProgram(kernelModule, graph, networks);
  };
  return {
    id: 'wasm',
    lost,
    createEngine: (config, training, data) =>
      new GraphEngine('wasm', lost, config, training, data, programOf),
    createRunner: (graph) => runnerOf(programOf(graph), graph),
    dispose: () => {
      for (const helper of helpers ?? []) {
        helper.end();
      }
    },
  };
}

/** None where a policy refuses the thread. */
function helperOf(start: () => HelperThread): Helper[] {
  try {
    return [new Helper(start())];
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') {
      return [];
    }
    throw error;
  }
}
