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
  /** WebAssembly that was compiled: what a start takes on any machine. */
  readonly compiledBytes: number;
}

/** Opens an engine and trains a few steps. To be measured in a process where nothing was made before. */
export async function measureCosts(
  open: () => Promise<EngineDevice>,
  data: DataSet,
  preset: PresetId,
  batch: number,
): Promise<EngineCosts> {
  const watched = watchWebAssembly();
  const started = performance.now();
  const device = await open();
  const engine = device.createEngine(presetConfig(preset, data.side), benchTraining(batch), data);
  await engine.train(1);
  const startSeconds = (performance.now() - started) / 1000;
  await engine.train(2);
  const memoryBytes = [...watched.memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  return { startSeconds, memoryBytes, compiledBytes: watched.compiledBytes };
}

/** The memories of all instances from now on, whether they are given or made by the module, and what is compiled. */
function watchWebAssembly(): { readonly memories: ReadonlySet<WebAssembly.Memory>; compiledBytes: number } {
  const memories = new Set<WebAssembly.Memory>();
  const watched = { memories, compiledBytes: 0 };
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
  const { Instance, Module } = WebAssembly;
  const compile = WebAssembly.compile.bind(WebAssembly);
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
    Module: new Proxy(Module, {
      construct: (target, [bytes]: [BufferSource]) => {
        watched.compiledBytes += bytes.byteLength;
        return new target(bytes);
      },
    }),
    compile: (bytes: BufferSource) => {
      watched.compiledBytes += bytes.byteLength;
      return compile(bytes);
    },
    instantiate: async (source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) => {
      watched.compiledBytes += source instanceof Module ? 0 : source.byteLength;
      const made = await instantiate(source, imports);
      seen(made instanceof Instance ? made : made.instance, imports);
      return made;
    },
  });
  return watched;
}
