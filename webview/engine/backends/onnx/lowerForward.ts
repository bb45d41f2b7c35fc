import type { GraphNode } from '../../graph/graph';
import { attention } from './attention';
import { conv2d } from './convolution';
import { groupNorm } from './groupNorm';
import { upsampleTable } from './indexTables';
import { affine, chosenRows } from './linear';
import { pixelsOf, type Lowering } from './lowering';
import type { TensorName } from './modelBuilder';

/** How a model treats dropout: it predicts without, and in training it is given the masks. */
export type Mode = 'predict' | 'train';

/** The model's input with a dropout node's mask: 0 or 1 / (1 − rate), NCHW. */
export function maskInput(node: number): string {
  return `mask_${node}`;
}

/** Writes one operation of a network. */
export function lowerForward(lowering: Lowering, node: GraphNode, mode: Mode): TensorName {
  const { model } = lowering;
  const { operation, shape } = node;
  const operands = node.inputs.map((id) => lowering.value(id));
  const [x = '', y = ''] = operands;
  const [input = []] = node.inputs.map((id) => lowering.node(id).shape);
  const parameter = (name: string) => lowering.parameter(name);
  switch (operation.op) {
    case 'input':
      // The timestep and the label are never declared: the model's inputs are what the network makes of them,
      // sinusoids and rows with a single 1.
      return operation.name === 'sample' ? lowering.imageInput('sample', shape) : operation.name;
    case 'timeEmbedding':
      return model.input('time_embedding', [lowering.batch, 1, operation.width]);
    case 'embedding': {
      const classes = lowering.parameterShape(operation.weight)[0] ?? 0;
      const rows = model.input('class_labels', [lowering.batch, 1, classes]);
      return lowering.image(chosenRows(lowering, rows, classes, parameter(operation.weight)), shape);
    }
    case 'linear': {
      const rows = lowering.rows(x, input);
      return lowering.image(
        affine(lowering, rows, parameter(operation.weight), parameter(operation.bias)),
        shape,
      );
    }
    case 'conv2d': {
      const { weight, bias } = operation;
      return conv2d(lowering, x, parameter(weight), parameter(bias), operation, input, shape);
    }
    case 'groupNorm': {
      const { weight, bias } = operation;
      return groupNorm(lowering, x, shape, parameter(weight), parameter(bias), operation);
    }
    case 'silu':
      return model.add('Mul', [x, model.add('Sigmoid', [x])]);
    case 'add':
    case 'addPerChannel':
      return model.add('Add', [x, y]);
    case 'concat':
      return model.add('Concat', operands, { axis: { int: 2 } });
    case 'dropout':
      if (mode === 'predict' || operation.rate === 0) return x;
      return model.add('Mul', [x, lowering.imageInput(maskInput(node.id), shape)]);
    case 'upsample':
      return lowering.gather(x, upsampleTable(input), [4 * pixelsOf(input)]);
    case 'attention':
      return attention(lowering, operands, shape, operation.heads);
  }
}
