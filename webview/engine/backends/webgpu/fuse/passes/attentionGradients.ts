import type { Claim } from '../claims';
import { is, type FusionGraph } from '../fusionGraph';

/** The gradients by query, key and value share their scores: the first of them computes all. */
export function* claimAttentionGradients(graph: FusionGraph): Iterable<Claim> {
  const firsts = new Map<string, number>();
  for (const node of graph.nodes) {
    if (!is(node, 'attentionGradient')) {
      continue;
    }
    const key = node.inputs.join();
    const first = graph.node(firsts.get(key));
    if (first) {
      yield { owner: first, takes: [node] };
    } else {
      firsts.set(key, node.id);
    }
  }
}
