import type { Graph, Parameter } from '../../../../webview/engine/graph/graph';
import { runGraph } from '../../../../webview/engine/tfjs/interpreter';
import {
  channelsFirst,
  channelsLast,
  fromTfjs,
  tfjsShape,
  toTfjs,
} from '../../../../webview/engine/tfjs/layout';
import * as tf from '../../../../webview/engine/tfjs/tf';
import type { Results, Values } from './networks';

/** A network's prediction, and its loss and gradients, as tfjs and its autodiff give them. */
export function runTfjs(graph: Graph, values: Values): Results {
  const results = tf.tidy(() => {
    const parameters = graph.parameters.map(({ name, shape }) =>
      tf.tensor(toTfjs(values.parameters.get(name) ?? new Float32Array(), shape), tfjsShape(shape)),
    );
    const sample = image(values.sample, values.batch, graph, 0);
    const target = image(values.target, values.batch, graph, graph.output);
    const run = (all: readonly tf.Tensor[], dropout: boolean) => {
      const byName = new Map(graph.parameters.map(({ name }, i) => [name, all[i]]));
      return runGraph(graph, (name) => byName.get(name) ?? tf.scalar(NaN), {
        sample,
        timesteps: values.timesteps,
        ...(dropout ? { dropout: values.uniform } : {}),
      });
    };
    const loss = (...all: tf.Tensor[]): tf.Scalar => tf.mean(tf.square(tf.sub(run(all, true), target)));
    return { prediction: run(parameters, false), ...tf.valueAndGrads(loss)(parameters) };
  });
  const read = ({ name, shape }: Parameter, i: number) =>
    [name, fromTfjs(results.grads[i]?.dataSync<'float32'>() ?? new Float32Array(), shape)] as const;
  const { prediction, value } = results;
  const data = {
    prediction: channelsFirst(
      prediction.dataSync<'float32'>(),
      values.batch,
      channelsOf(graph, graph.output),
    ),
    loss: value.dataSync()[0] ?? NaN,
    gradients: new Map(graph.parameters.map(read)),
  };
  tf.dispose([prediction, value, ...results.grads]);
  return data;
}

function channelsOf(graph: Graph, node: number): number {
  return graph.nodes[node]?.shape[0] ?? 1;
}

function image(data: Float32Array, batch: number, graph: Graph, node: number): tf.Tensor4D {
  const [channels = 1, height = 1, width = 1] = graph.nodes[node]?.shape ?? [];
  return tf.tensor4d(channelsLast(data, batch, channels), [batch, height, width, channels]);
}
