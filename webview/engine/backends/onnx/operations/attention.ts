import type { Shape } from '../../../graph/shape';
import { channelsOf, pixelsOf, type Lowering } from '../lowering';
import type { TensorName } from '../modelBuilder';
import type { OnnxOperations } from './onnxOperation';

interface Attention {
  /** softmax(q kᵀ / √d), [batch, heads, pixels, pixels]. */
  readonly weights: TensorName;
  readonly query: TensorName;
  readonly key: TensorName;
  readonly value: TensorName;
}

export const attention: OnnxOperations<'attention' | 'attentionGradient'> = {
  attention: {
    lower(lowering, { operation: { heads }, operands, shape }) {
      const { weights, value } = attend(lowering, operands, shape, heads);
      return joinHeads(lowering, lowering.model.add('MatMul', [weights, value]), shape);
    },
    exported(model, { operation: { heads }, operands, shape }) {
      const width = channelsOf(shape) / heads;
      const [q = '', k = '', v = ''] = operands.map((each) => model.reshape(each, 0, heads, width, -1));
      const products = model.add('MatMul', [model.transpose(q, 0, 1, 3, 2), k]);
      const scaled = model.add('Mul', [products, model.floats([1 / Math.sqrt(width)], [])]);
      const shares = model.add('Softmax', [scaled], { axis: { int: -1 } });
      const mixed = model.add('MatMul', [v, model.transpose(shares, 0, 1, 3, 2)]);
      return model.reshape(mixed, 0, ...shape);
    },
  },
  attentionGradient: {
    lower(lowering, { operation: { heads, by }, operands, shape }) {
      const { model } = lowering;
      const { weights, query, key, value } = attend(lowering, operands.slice(0, 3), shape, heads);
      const gradient = splitHeads(lowering, operands[3] ?? '', shape, heads);
      if (by === 'value') {
        return joinHeads(lowering, model.add('MatMul', [swap(lowering, weights), gradient]), shape);
      }

      // Softmax: dS = A ∘ (dA − Σ A ∘ dA), the sum over the keys.
      const byWeights = model.add('MatMul', [gradient, swap(lowering, value)]);
      const product = model.add('Mul', [weights, byWeights]);
      const sum = model.add('ReduceSum', [product, model.integers(-1)]);
      const byScores = model.add('Sub', [product, model.add('Mul', [weights, sum])]);
      const scaled = model.add('Mul', [byScores, scale(lowering, shape, heads)]);
      const factors = by === 'query' ? [scaled, key] : [swap(lowering, scaled), query];
      return joinHeads(lowering, model.add('MatMul', factors), shape);
    },
  },
};

function attend(lowering: Lowering, qkv: readonly TensorName[], shape: Shape, heads: number): Attention {
  const { model } = lowering;
  const [query = '', key = '', value = ''] = qkv.map((each) => splitHeads(lowering, each, shape, heads));
  const scores = model.add('MatMul', [query, swap(lowering, key)]);
  const scaled = model.add('Mul', [scores, scale(lowering, shape, heads)]);
  return { weights: model.add('Softmax', [scaled], { axis: { int: -1 } }), query, key, value };
}

/** 1 / √d with d the channels of a head. */
function scale({ model }: Lowering, shape: Shape, heads: number): TensorName {
  return model.floats([1 / Math.sqrt(channelsOf(shape) / heads)], []);
}

/** [batch, pixels, channels] → [batch, heads, pixels, channels / heads]. */
function splitHeads({ model }: Lowering, x: TensorName, shape: Shape, heads: number): TensorName {
  const perHead = model.reshape(x, -1, pixelsOf(shape), heads, channelsOf(shape) / heads);
  return model.transpose(perHead, 0, 2, 1, 3);
}

function joinHeads({ model }: Lowering, x: TensorName, shape: Shape): TensorName {
  return model.reshape(model.transpose(x, 0, 2, 1, 3), -1, pixelsOf(shape), channelsOf(shape));
}

/** The transpose of the last two axes. */
function swap({ model }: Lowering, x: TensorName): TensorName {
  return model.transpose(x, 0, 1, 3, 2);
}
