import type { WebgpuOperations } from '../fuse/emission';
import { is } from '../fuse/fusionGraph';
import { attention as kernels, attentionGradient } from '../kernels/attention';
import { Tensor } from '../plan/tensor';

export const attention: WebgpuOperations<'attention' | 'attentionGradient'> = {
  attention(emission, node) {
    const { heads } = node.operation;
    const [q, k, v] = emission.inputsOf(node);
    if (!q || !k || !v) {
      throw new Error('Attention lacks an input.');
    }
    const probabilities = emission.keep(node, new Tensor('attention', heads * k.pixels, 1, q.pixels));
    const tensors = { heads, q, k, v, probabilities, out: emission.create(node) };
    emission.emit({ op: 'kernels', label: 'attention', sections: (batch) => kernels(tensors, batch) });
  },
  /** The gradients by query, key and value at once: `node` is the first of them. */
  attentionGradient(emission, node) {
    const { graph } = emission;
    const { heads } = node.operation;
    const siblings = graph.nodes.filter(
      (other) => is(other, 'attentionGradient') && other.inputs.join() === node.inputs.join(),
    );
    const by = (which: 'query' | 'key' | 'value') => {
      const sibling = siblings.find(
        (other) => is(other, 'attentionGradient') && other.operation.by === which,
      );
      return sibling ? emission.create(sibling) : null;
    };
    const forward = graph.nodes.find(
      (other) => is(other, 'attention') && other.inputs.join() === node.inputs.slice(0, 3).join(),
    );
    const [q, k, v, dy] = emission.inputsOf(node);
    const probabilities = forward && emission.keptOf(forward);
    if (!q || !k || !v || !dy || !probabilities) {
      throw new Error("Attention's adjoint lacks an input.");
    }
    const scores = new Tensor('d attention', probabilities.channels, 1, probabilities.width);
    const [dq, dk, dv] = [by('query'), by('key'), by('value')];
    const tensors = { heads, q, k, v, probabilities, dy, scores, dq, dk, dv };
    emission.emit({
      op: 'kernels',
      label: 'attentionGradient',
      sections: (batch) => attentionGradient(tensors, batch),
    });
  },
};
