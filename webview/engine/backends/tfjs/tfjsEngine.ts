import type { DataSet } from '../../../../src/datasets/dataSet';
import type { TrainingConfig } from '../../contract/engine';
import type { NetworkConfig } from '../../graph/buildNetwork';
import { GraphEngine } from '../shared/graphEngine';
import type * as tf from './tf';
import type { TfjsBackend } from './tfjsBackend';
import { TfjsProgram } from './tfjsProgram';

/** The reference engine. The backend stays the caller's and may serve further engines. */
export class TfjsEngine extends GraphEngine<tf.Tensor1D> {
  constructor(backend: TfjsBackend, config: NetworkConfig, training: TrainingConfig, data: DataSet) {
    const id = backend.id === 'cpu' ? 'tfjs-cpu' : 'tfjs-webgpu';
    super(id, backend.lost, config, training, data, (graph) => new TfjsProgram(backend, graph));
  }
}
