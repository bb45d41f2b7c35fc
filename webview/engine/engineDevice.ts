import type { DataSet } from '../../src/datasets/dataSet';
import type { Engine, EngineId, TrainingConfig } from './engine';
import type { NetworkConfig } from './graph/network';

/** What engines of one kind run on. It outlives them: a reset makes a fresh engine on the same device. */
export interface EngineDevice {
  readonly id: EngineId;
  /** An engine with fresh weights from `training.seed`. */
  createEngine(config: NetworkConfig, training: TrainingConfig, data: DataSet): Engine;
  /** Resolves with the reason when the device is lost; never rejects. */
  readonly lost: Promise<string>;
  /** After its engines were disposed. */
  dispose(): void;
}
