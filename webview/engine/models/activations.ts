import type { Engine } from '../contract/engine';
import { buildNetwork } from '../graph/buildNetwork';
import { describeNetwork } from '../graph/describe';
import type { Graph, GraphNode } from '../graph/graph';
import { nodeValues } from '../backends/tfjs/nodeValues';
import type { LayerActivation } from '../protocol/activations';
import { classLabels } from '../sampling/classLabels';
import { attentionWeights } from './attentionWeights';

/** What each layer of a network gives for one image x at the paper's t, with its averaged weights. */
export async function activationsOf(
  source: Pick<Engine, 'config' | 'snapshot'>,
  { x, t, labels }: { readonly x: Float32Array; readonly t: number; readonly labels?: ArrayLike<number> },
): Promise<readonly LayerActivation[]> {
  const { config } = source;
  const graph = buildNetwork(config);
  const layers = describeNetwork(graph).blocks.flatMap((block) => block.layers);
  const attention = layers.map(({ nodes }) => attentionIn(graph, nodes));
  const results = layers.map(({ nodes }) => nodes.at(-1) ?? 0);
  const operands = attention.flatMap((node) => node?.inputs.slice(0, 2) ?? []);
  const { ema } = await source.snapshot();
  const inputs = { x, timestep: t - 1, labels: classLabels(config, 1, labels) };
  const values = await nodeValues(graph, ema, inputs, [...results, ...operands]);
  const ofOperands = values.slice(results.length);
  return layers.map(({ name, kind, nodes, output, skipsFrom }, index): LayerActivation => {
    const node = attention[index];
    const [query, key] = node ? ofOperands.splice(0, 2) : [];
    return {
      name,
      kind,
      shape: output,
      data: values[index]!,
      skipsFrom,
      takesTime: nodes.some((id) => graph.nodes[id]?.operation.op === 'addPerChannel'),
      ...(query && key && node?.operation.op === 'attention'
        ? { attention: attentionWeights(query, key, node.shape, node.operation.heads) }
        : {}),
    };
  });
}

function attentionIn(graph: Graph, nodes: readonly number[]): GraphNode | undefined {
  return nodes.map((id) => graph.nodes[id]).find((node) => node?.operation.op === 'attention');
}
