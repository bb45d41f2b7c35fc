import { operand, type PlainOperations } from './plainOperation';

/** The table lies as [width, classes]. */
export const embedding: PlainOperations<'embedding' | 'embeddingGradient'> = {
  *embedding(node, { batch, parameter }) {
    const [width = 0] = node.shape;
    const labels = operand(node);
    const table = parameter(node.operation.weight);
    const classes = table.length / width;
    const rows = new Float32Array(batch * width);
    for (let b = 0; b < batch; b++) {
      for (let i = 0; i < width; i++) {
        rows[b * width + i] = table[i * classes + (labels[b] ?? 0)] ?? 0;
      }
      yield;
    }
    return rows;
  },
  *embeddingGradient(node, { batch }) {
    const [classes = 0, width = 0] = node.shape;
    const [labels, dy] = [operand(node), operand(node, 1)];
    const gradient = new Float32Array(classes * width);
    for (let b = 0; b < batch; b++) {
      for (let i = 0; i < width; i++) {
        const at = i * classes + (labels[b] ?? 0);
        gradient[at] = (gradient[at] ?? 0) + (dy[b * width + i] ?? 0);
      }
      yield;
    }
    return gradient;
  },
};
