import type { Weights } from '../contract/engine';
import { streamAt } from '../../../src/diffusion/random/streamAt';
import type { Graph } from '../graph/graph';
import { sizeOf } from '../graph/shape';

/**
 * Fresh weights as diffusers makes them, that is PyTorch's defaults: U(−1/√fanIn, 1/√fanIn) for weights and
 * biases of convolutions and linear layers (Kaiming uniform with a = √5), ones and zeros for GroupNorm, N(0, 1)
 * for embeddings.
 * Drawn in the order of `graph.parameters`.
 */
export function initialWeights(graph: Graph, seed: number): Weights {
  const random = streamAt(seed, 'init');
  return new Map(
    graph.parameters.map(({ name, shape, init }) => {
      const size = sizeOf(shape);
      if (init.kind === 'normal') {
        return [name, { shape, data: random.normal(size) }];
      }
      if (init.kind !== 'uniform') {
        return [name, { shape, data: new Float32Array(size).fill(init.kind === 'ones' ? 1 : 0) }];
      }
      const bound = 1 / Math.sqrt(init.fanIn);
      return [name, { shape, data: random.uniform(size).map((u) => (2 * u - 1) * bound) }];
    }),
  );
}
