import { conditionEmbedding } from './conditionEmbedding';
import type { Graph } from './graph';
import { GraphBuilder } from './graphBuilder';
import { addLinear } from './operations/linear';
import type { Value } from './operations/operationRules';

/**
 * A time-conditioned perceptron for points of 1-D or 2-D data. A point is an image of one pixel with a channel
 * per coordinate, so that data sets, engines and samplers treat it as any image.
 */
export interface MlpConfig {
  readonly sample_size: 1;
  /** Coordinates of a point. */
  readonly in_channels: number;
  readonly out_channels: number;
  readonly hidden_size: number;
  /** Residual blocks between the first and the last layer. */
  readonly num_layers: number;
  /** Width of the sinusoids of t, even. */
  readonly time_embed_dim: number;
  readonly flip_sin_to_cos: boolean;
  readonly freq_shift: number;
  /** Classes, the last of which is "no class"; null for a network without. */
  readonly num_class_embeds: number | null;
}

/** Enough for a mixture or two moons in the plane: 70,786 parameters. */
export function mlpConfig(coordinates: number, numClassEmbeds: number | null = null): MlpConfig {
  return {
    sample_size: 1,
    in_channels: coordinates,
    out_channels: coordinates,
    hidden_size: 64,
    num_layers: 3,
    time_embed_dim: 32,
    flip_sin_to_cos: false,
    freq_shift: 1,
    num_class_embeds: numClassEmbeds,
  };
}

/**
 * Builds the perceptron: a linear layer, residual blocks (linear, the time embedding's projection added, SiLU,
 * linear), SiLU and a linear layer. Inputs as those of the U-Net, `sample` being [coordinates, 1, 1].
 */
export function buildMlp(config: MlpConfig): Graph {
  const graph = new GraphBuilder();
  const sample = graph.input('sample', [config.in_channels, 1, 1]);
  const time = conditionEmbedding(graph, config, config.time_embed_dim);
  let x = addLinear(graph, sample, 'proj_in', config.hidden_size);
  for (let layer = 0; layer < config.num_layers; layer++) {
    x = residualBlock(graph, x, time, `blocks.${layer}`);
  }
  return graph.finish(addLinear(graph, graph.add({ op: 'silu' }, x), 'proj_out', config.out_channels));
}

function residualBlock(graph: GraphBuilder, input: Value, time: Value, name: string): Value {
  const width = input.shape[0] ?? 0;
  const hidden = addLinear(graph, input, `${name}.linear_1`, width);
  const timed = graph.add(
    { op: 'addPerChannel' },
    hidden,
    addLinear(graph, time, `${name}.time_emb_proj`, width),
  );
  return graph.add(
    { op: 'add' },
    input,
    addLinear(graph, graph.add({ op: 'silu' }, timed), `${name}.linear_2`, width),
  );
}
