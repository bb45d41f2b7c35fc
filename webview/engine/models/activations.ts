import type { Engine } from '../contract/engine';
import { buildNetwork } from '../graph/buildNetwork';
import { describeNetwork } from '../graph/describe';
import type { Graph } from '../graph/graph';
import { nodeValues } from '../backends/plain/nodeValues';
import { oneSlice, type Slices } from '../backends/plain/slices';
import type { LayerActivation } from '../protocol/activations';
import { classLabels } from '../sampling/classLabels';
import { attentionWeights } from './attentionWeights';

/** An image x at the paper's t. */
export interface NoisyImage {
  readonly x: Float32Array;
  readonly t: number;
  readonly labels?: ArrayLike<number>;
}

/**
 * What each layer of a network gives for one image, with its averaged weights: worked out in plain JavaScript whatever
 * engine is in use.
 */
export async function activationsOf(
  source: Pick<Engine, 'config' | 'snapshot'>,
  { x, t, labels }: NoisyImage,
  slices: Slices = oneSlice,
): Promise<readonly LayerActivation[]> {
  const { config } = source;
  const graph = buildNetwork(config);
  const { ema } = await source.snapshot();
  const inputs = { x, timestep: t - 1, labels: classLabels(config, 1, labels) };
  const values = await nodeValues(graph, ema, inputs, slices);
  const layers = describeNetwork(graph).blocks.flatMap((block) => block.layers);
  return layers.map(({ name, kind, nodes, output, skipsFrom }): LayerActivation => {
    const attention = attentionIn(graph, nodes, values);
    return {
      name,
      kind,
      shape: output,
      data: values[nodes.at(-1) ?? 0]!,
      skipsFrom,
      takesTime: nodes.some((id) => graph.nodes[id]?.operation.op === 'addPerChannel'),
      ...(attention ? { attention } : {}),
    };
  });
}

/** The weights of the attention among a layer's nodes, from its query and key. */
function attentionIn(
  graph: Graph,
  nodes: readonly number[],
  values: readonly Float32Array[],
): LayerActivation['attention'] {
  const node = nodes.map((id) => graph.nodes[id]).find((each) => each?.operation.op === 'attention');
  const [query, key] = node?.inputs.map((id) => values[id]!) ?? [];
  return query && key && node?.operation.op === 'attention'
    ? attentionWeights(query, key, node.shape, node.operation.heads)
    : undefined;
}
