import type { DataSet } from '../../../src/datasets/dataSet';
import type { DeviceDisplay } from './deviceGrid';
import type { Engine, EngineId, TrainingConfig } from './engine';
import type { Graph } from '../graph/graph';
import type { NetworkConfig } from '../graph/buildNetwork';
import type { GraphRunner } from './graphRunner';

/** What engines of one kind run on. It outlives them: a reset makes a fresh engine on the same device. */
export interface EngineDevice {
  readonly id: EngineId;
  /** An engine with fresh weights from `training.seed`. */
  createEngine(config: NetworkConfig, training: TrainingConfig, data: DataSet): Engine;
  /** Any graph, made ready for batches of one size (graphRunner.ts). */
  createRunner(graph: Graph, batch: number): GraphRunner;
  /** Draws on canvases; absent on devices whose pictures are in memory. */
  readonly display?: DeviceDisplay;
  /** Resolves with the reason when the device is lost; never rejects. */
  readonly lost: Promise<string>;
  /** Called when its engines are disposed. */
  dispose(): void;
}
