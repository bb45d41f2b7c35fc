import type { GraphBuilder } from './graphBuilder';
import { addEmbedding } from './operations/embedding';
import { addLinear } from './operations/linear';
import type { Value } from './operations/operationRules';

interface Conditions {
  readonly flip_sin_to_cos: boolean;
  readonly freq_shift: number;
  readonly num_class_embeds: number | null;
}

/**
 * SiLU of the time embedding, as every residual block takes it: two linear layers on the sinusoids of t, of four
 * times their width. Classes are a table whose row is added to the embedding, as diffusers' `num_class_embeds`
 * has it.
 */
export function conditionEmbedding(graph: GraphBuilder, config: Conditions, width: number): Value {
  const sinusoids = graph.add(
    { op: 'timeEmbedding', width, flipSinToCos: config.flip_sin_to_cos, freqShift: config.freq_shift },
    graph.input('timestep', []),
  );
  const hidden = addLinear(graph, sinusoids, 'time_embedding.linear_1', 4 * width);
  const time = addLinear(graph, graph.add({ op: 'silu' }, hidden), 'time_embedding.linear_2', 4 * width);
  if (config.num_class_embeds === null) {
    return graph.add({ op: 'silu' }, time);
  }
  const labels = graph.input('class_labels', []);
  const classes = addEmbedding(graph, labels, 'class_embedding', config.num_class_embeds, 4 * width);
  return graph.add({ op: 'silu' }, graph.add({ op: 'add' }, time, classes));
}
