import type { DataSet } from '../../../../src/datasets/dataSet';
import type { TrainingConfig } from '../../contract/engine';
import type { NetworkConfig } from '../../graph/buildNetwork';
import { GraphEngine } from '../shared/graphEngine';
import { OnnxProgram } from './onnxProgram';
import type { OnnxRuntime } from './onnxRuntime';

/** The engine of machines without a GPU: the graph, its loss and its gradients as ONNX models. */
export class OnnxEngine extends GraphEngine<Float32Array> {
  constructor(runtime: OnnxRuntime, config: NetworkConfig, training: TrainingConfig, data: DataSet) {
    // There is no device to lose.
    const lost = new Promise<string>(() => undefined);
    super('onnx-wasm', lost, config, training, data, (graph) => {
      return new OnnxProgram(runtime, graph, training.batchSize);
    });
  }
}
