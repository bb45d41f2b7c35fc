import { Tensor } from '../tensor';
import { is, type Fusion, type NodeOf } from './fusion';

export function emitAttention(fusion: Fusion, node: NodeOf<'attention'>): void {
  const { heads } = node.operation;
  const [q, k, v] = fusion.inputsOf(node);
  if (!q || !k || !v) throw new Error('Attention lacks an input.');
  const probabilities = new Tensor('attention', heads * k.pixels, 1, q.pixels);
  fusion.probabilities.set(node.inputs.join(), probabilities);
  fusion.emit({ op: 'attention', heads, q, k, v, probabilities, out: fusion.create(node) });
}

export function emitAttentionGradient(fusion: Fusion, node: NodeOf<'attentionGradient'>): void {
  const siblings = fusion.nodes.filter(
    (other): other is NodeOf<'attentionGradient'> =>
      is(other, 'attentionGradient') && other.inputs.join() === node.inputs.join(),
  );
  for (const { id } of siblings) fusion.absorbed.add(id);
  const by = (which: 'query' | 'key' | 'value') => {
    const sibling = siblings.find(({ operation }) => operation.by === which);
    return sibling ? fusion.create(sibling) : null;
  };
  const [q, k, v, dy] = fusion.inputsOf(node);
  const probabilities = fusion.probabilities.get(node.inputs.slice(0, 3).join());
  if (!q || !k || !v || !dy || !probabilities) throw new Error("Attention's adjoint lacks an input.");
  const { heads } = node.operation;
  const scores = new Tensor('d attention', probabilities.channels, 1, probabilities.width);
  const [dq, dk, dv] = [by('query'), by('key'), by('value')];
  fusion.emit({ op: 'attentionGradient', heads, q, k, v, probabilities, dy, scores, dq, dk, dv });
}
