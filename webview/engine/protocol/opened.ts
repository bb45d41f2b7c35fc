import type { EngineId } from '../contract/engine';
import type { PresetId, DataSetId } from '../../../src/protocol/playgroundState';

/** Why this engine runs; the page turns it into a localised sentence. */
export type EngineReason =
  | 'chosen' // the user asked for it
  | 'hardware-adapter'
  | 'software-adapter'
  | 'no-adapter'
  | 'no-webgpu'
  | 'device-failed'
  | 'device-lost'
  | 'wasm-failed';

export interface OpenedInfo {
  readonly engine: EngineId;
  readonly reason: EngineReason;
  /** Vendor and architecture as the adapter gives them, e.g. "google swiftshader"; empty without an adapter. */
  readonly adapter: string;
  /** What was thrown by whatever stood in the way of a faster engine. */
  readonly obstacle?: string;
  /** May differ from what was asked: tfjs on the CPU runs the tiny preset. */
  readonly preset: PresetId;
  readonly dataSet: DataSetId;
  readonly parameterCount: number;
  readonly step: number;
  /** Whether a checkpoint was restored; a refused one gives the reason here. */
  readonly checkpoint: 'none' | 'restored' | { readonly refused: string };
}
