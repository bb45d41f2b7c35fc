import { sizeOf } from '../shape';
import type { OperationRules } from './operationRules';

/** softmax(q kᵀ / √d) v over the pixels; inputs are q, k, v. */
export interface Attention {
  readonly op: 'attention';
  readonly heads: number;
}

/** Inputs: q, k, v, dy. */
export interface AttentionGradient {
  readonly op: 'attentionGradient';
  readonly heads: number;
  readonly by: 'query' | 'key' | 'value';
}

export const attention: OperationRules<Attention, AttentionGradient> = {
  shape({ heads }, { inputs, refuse }) {
    const [query = []] = inputs;
    if (inputs.some((shape) => shape.join() !== query.join())) {
      refuse('q, k and v must have one shape');
    }
    if ((query[0] ?? 0) % heads !== 0) {
      refuse(`channels must be a multiple of ${heads} heads`);
    }
    return query;
  },
  /** Of the two products; the softmax is left out. */
  flops: (_, [channels = 0, ...pixels]) => 2 * 2 * sizeOf(pixels) ** 2 * channels,
  differentiate({ heads }, { inputs, dy, emit, toInput }) {
    (['query', 'key', 'value'] as const).forEach((by, index) => {
      toInput(index, () => emit({ op: 'attentionGradient', heads, by }, dy.shape, ...inputs, dy));
    });
  },
};
