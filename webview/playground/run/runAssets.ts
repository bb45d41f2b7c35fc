import type { OwnDataId } from '../../../src/base/ownDataId';
import type { SavedTuning } from '../../../src/protocol/savedTuning';

/** What a worker is made of; the page has fetched it. */
export interface RunAssets {
  readonly workerUrl: string;
  readonly digits: ArrayBuffer;
  /** ONNX Runtime's wasm, fetched when the engine needs it. */
  readonly onnxWasm: () => Promise<ArrayBuffer>;
  /** The file of own data; undefined where they are not here. */
  readonly ownData?: (id: OwnDataId) => Promise<Uint8Array | undefined>;
  /** Threads that compute on the CPU; absent for as many as suit the machine. */
  readonly cpuWorkers?: number | undefined;
  readonly l10n: Readonly<Record<string, string>> | undefined;
}

/** What a run starts from instead of fresh weights. */
export interface RunStart {
  readonly checkpoint?: Uint8Array | undefined;
  /** A weights file, or another run's checkpoint, whose averaged weights are taken. */
  readonly pretrained?: Uint8Array | undefined;
  /** The GPU was lost and the user would rather have the CPU. */
  readonly avoidGpu?: boolean;
  /** Which kernels were fastest on this machine's GPUs before. */
  readonly tuning?: SavedTuning;
}
