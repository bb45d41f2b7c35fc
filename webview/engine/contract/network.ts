import type { Engine } from './engine';
import type { ScheduleConfig } from '../../../src/diffusion/schedule';
import type { LossId } from '../../../src/protocol/playgroundState';
import type { ImageConfig } from '../graph/buildNetwork';

/** A network that can be sampled and judged: the training run's own, a shipped one, or an imported one. */
export interface Network {
  readonly engine: SamplingEngine;
  /** The engine where its weights can be read; absent from an imported ONNX model. */
  readonly source?: Engine;
  readonly schedule: ScheduleConfig;
  /** What it was trained to predict. */
  readonly loss: LossId;
  /** False of a network with classes that has none which means “no class”: it cannot be guided. */
  readonly noClass?: boolean | undefined;
  /** Width and height of its images. */
  readonly side: number;
  /** Arithmetic of one prediction for one image (graph/flops.ts). */
  readonly flops: number;
}

/** What draws samples: an engine, or an imported model that nothing here can train. */
export type SamplingEngine = Pick<Engine, 'predict' | 'sample' | 'record' | 'counters' | 'dispose'> & {
  readonly config: ImageConfig;
};
