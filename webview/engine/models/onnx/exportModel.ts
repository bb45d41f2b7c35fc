import { ModelBuilder, type TensorName } from '../../backends/onnx/modelBuilder';
import { onnxOperations } from '../../backends/onnx/operations';
import type { Export } from '../../backends/onnx/operations/onnxOperation';
import type { Weights } from '../../contract/engine';
import type { Graph } from '../../graph/graph';
import type { Operation } from '../../graph/operations';

/**
 * A network as an ONNX file for other programs: ordinary operations of opset 17 in NCHW, weights under diffusers'
 * names, any batch size. Inputs: `sample` [N, C, H, W]; `timestep` [N], int64, 0…T−1 (the paper's t − 1); with
 * classes `class_labels` [N], int64. Output: `out_sample`, like `sample`.
 * @throws {RangeError} naming a weight that is missing.
 */
export function exportModel(
  { nodes, output, parameters }: Graph,
  weights: Weights,
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const model = new ModelBuilder();
  for (const { name } of parameters) {
    const tensor = weights.get(name);
    if (!tensor) {
      throw new RangeError(`The tensor ${name} is missing from the weights.`);
    }
    model.named(name, tensor.data, tensor.shape);
  }
  const values: TensorName[] = [];
  for (const { id, operation, inputs, shape } of nodes) {
    const write = onnxOperations[operation.op].exported as Export<Operation['op']>;
    const operands = inputs.map((input) => values[input] ?? '');
    const inputShapes = inputs.map((input) => nodes[input]?.shape ?? []);
    values[id] = write(model, { id, operation, shape, operands, inputShapes });
  }
  model.output('out_sample', values[output] ?? '', ['batch', ...(nodes[output]?.shape ?? [])]);
  return model.encode(metadata);
}
