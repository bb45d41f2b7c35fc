import type { PresetId } from '../../src/protocol/playgroundState';
import type { DataSet } from '../../src/datasets/dataSet';
import type { EngineDevice } from '../../webview/engine/contract/engineDevice';
import { presetConfig } from '../../webview/engine/graph/unetConfig';
import { benchTraining } from './benchTraining';

/** What an engine takes besides time for its steps. */
export interface EngineCosts {
  /** From nothing, the file of the runtime aside, to the first loss. */
  readonly startSeconds: number;
  /** Linear memory after steps: it only grows, so that this is its peak. What the engine keeps beside it is not in it. */
  readonly memoryBytes: number;
}

/** Opens an engine and trains a few steps. To be measured in a process where nothing was made before. */
export async function measureCosts(
  open: () => Promise<EngineDevice>,
  data: DataSet,
  preset: PresetId,
  batch: number,
): Promise<EngineCosts> {
  const memories = watchMemories();
  const started = performance.now();
  const device = await open();
  const engine = device.createEngine(presetConfig(preset, data.side), benchTraining(batch), data);
  await engine.train(1);
  const startSeconds = (performance.now() - started) / 1000;
  await engine.train(2);
  const memoryBytes = [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  return { startSeconds, memoryBytes };
}

/** The memories of all instances from now on, whether they are given or made by the module. */
function watchMemories(): ReadonlySet<WebAssembly.Memory> {
  const memories = new Set<WebAssembly.Memory>();
  const note = (values: readonly unknown[]) => {
    for (const value of values) {
      if (value instanceof WebAssembly.Memory) {
        memories.add(value);
      }
    }
  };
  const seen = (instance: WebAssembly.Instance, imports: WebAssembly.Imports = {}) => {
    note(Object.values(imports).flatMap((module) => Object.values(module)));
    note(Object.values(instance.exports));
  };
  const { Instance } = WebAssembly;
  const instantiate = WebAssembly.instantiate.bind(WebAssembly) as (
    source: BufferSource | WebAssembly.Module,
    imports?: WebAssembly.Imports,
  ) => Promise<WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource>;
  Object.assign(WebAssembly, {
    Instance: new Proxy(Instance, {
      construct: (target, [module, imports]: [WebAssembly.Module, WebAssembly.Imports?]) => {
        const instance = new target(module, imports);
        seen(instance, imports);
        return instance;
      },
    }),
    instantiate: async (source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) => {
      const made = await instantiate(source, imports);
      seen(made instanceof Instance ? made : made.instance, imports);
      return made;
    },
  });
  return memories;
}
