import type { WebgpuOperations } from '../fuse/emission';
import { embedding as rows, embeddingGradient } from '../kernels/embedding';

export const embedding: WebgpuOperations<'embedding' | 'embeddingGradient'> = {
  embedding(emission, node) {
    const tensors = {
      labels: emission.tensor(node.inputs[0]),
      weight: emission.arena.matrix(node.operation.weight),
      out: emission.create(node),
    };
    emission.emit({ op: 'kernels', label: 'embedding', sections: (batch) => [rows(tensors, batch)] });
  },
  embeddingGradient(emission, node) {
    const [labels, dy] = emission.inputsOf(node);
    const name = emission.graph.network.parameters.find(
      (parameter) => emission.graph.gradientBy(parameter.name) === node,
    )?.name;
    if (!labels || !dy || name === undefined) {
      throw new Error("An embedding's adjoint lacks an input.");
    }
    const tensors = { labels, weight: emission.arena.matrix(name), dy };
    emission.emit({
      op: 'kernels',
      label: 'embeddingGradient',
      sections: (batch, partials) => [embeddingGradient(tensors, batch, partials)],
    });
  },
};
