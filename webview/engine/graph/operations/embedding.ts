import type { LayerContext, OperationRules, Value } from './operationRules';

/** The row of a table [classes, width] that a scalar label names. */
export interface Embedding {
  readonly op: 'embedding';
  readonly weight: string;
}

/** dy summed over the images of each label: [classes, width]. Inputs: labels, dy. */
export interface EmbeddingGradient {
  readonly op: 'embeddingGradient';
}

export const embedding: OperationRules<Embedding, EmbeddingGradient> = {
  shape({ weight }, { inputs: [labels = []], parameterShape, refuse }) {
    if (labels.length > 0) {
      refuse('a label is one number per image');
    }
    return parameterShape(weight).slice(1);
  },
  differentiate({ weight }, { input, dy, toParameter }) {
    toParameter(weight, { op: 'embeddingGradient' }, input(0), dy);
  },
};

/** A table of `classes` rows of `width` numbers, N(0, 1) at first, as PyTorch's `Embedding`. */
export function addEmbedding(
  graph: LayerContext<Embedding>,
  labels: Value,
  name: string,
  classes: number,
  width: number,
): Value {
  const weight = graph.declare(`${name}.weight`, [classes, width], { kind: 'normal' });
  return graph.add({ op: 'embedding', weight }, labels);
}

/** A row for each label with a 1 at its place and zeros else, [labels, classes] flattened. */
export function oneHot(labels: ArrayLike<number>, classes: number): Float32Array {
  const rows = new Float32Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) {
    rows[i * classes + (labels[i] ?? 0)] = 1;
  }
  return rows;
}
