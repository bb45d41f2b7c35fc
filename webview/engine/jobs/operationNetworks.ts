import { RandomStream } from '../../../src/diffusion/random/randomStream';
import type { GraphValues } from '../contract/graphRunner';
import type { Graph } from '../graph/graph';
import { GraphBuilder } from '../graph/graphBuilder';
import type { Operation } from '../graph/operations';
import { addConv2d } from '../graph/operations/conv2d';
import { addEmbedding } from '../graph/operations/embedding';
import { addGroupNorm } from '../graph/operations/groupNorm';
import { addLinear } from '../graph/operations/linear';
import type { Value } from '../graph/operations/operationRules';
import { sizeOf, type Shape, evenPadding } from '../graph/shape';

type Make = (graph: GraphBuilder, x: Value, time: Value) => Value;

/** A linear layer, then the operation, so that the operation's gradient by its input is needed. */
function networkOf(shape: Shape, channels: number, make: Make): Graph {
  const graph = new GraphBuilder();
  const sample = graph.input('sample', shape);
  const time = graph.add(
    { op: 'timeEmbedding', width: 6, flipSinToCos: false, freqShift: 1 },
    graph.input('timestep', []),
  );
  return graph.finish(make(graph, addLinear(graph, sample, 'stem', channels), time));
}

function attend(graph: GraphBuilder, x: Value, heads: number): Value {
  const project = (name: string) => addLinear(graph, x, name, 6);
  return graph.add({ op: 'attention', heads }, project('q'), project('k'), project('v'));
}

const image: Shape = [2, 5, 7];

/** Networks for each operation by the names that users see, at odd sizes that no kernel's tile divides. */
const networks: Readonly<Record<Operation['op'], Readonly<Record<string, Graph>>>> = {
  // Part of every network here.
  input: {},
  timeEmbedding: {},
  linear: { linear: networkOf(image, 3, (graph, x) => addLinear(graph, x, 'linear', 5)) },
  conv2d: {
    conv2d: networkOf(image, 3, (graph, x) => addConv2d(graph, x, 'conv', 5, 3)),
    'conv2d of one pixel': networkOf(image, 3, (graph, x) => addConv2d(graph, x, 'conv', 5, 1)),
    'conv2d of stride 2 and even padding': networkOf(image, 3, (graph, x) =>
      addConv2d(graph, x, 'conv', 5, 3, 2, evenPadding(1)),
    ),
    'conv2d of stride 2 and padding on two sides': networkOf([2, 6, 8], 3, (graph, x) =>
      addConv2d(graph, x, 'conv', 5, 3, 2, { top: 0, bottom: 1, left: 0, right: 1 }),
    ),
  },
  groupNorm: {
    groupNorm: networkOf(image, 6, (graph, x) => addGroupNorm(graph, x, 'norm', 3, 1e-6)),
    'groupNorm of single channels': networkOf(image, 3, (graph, x) =>
      addGroupNorm(graph, x, 'norm', 3, 1e-6),
    ),
  },
  silu: {
    silu: networkOf(image, 3, (graph, x) => graph.add({ op: 'silu' }, x)),
  },
  add: {
    add: networkOf(image, 3, (graph, x) => graph.add({ op: 'add' }, x, addLinear(graph, x, 'linear', 3))),
    'add of a value to itself': networkOf(image, 3, (graph, x) => graph.add({ op: 'add' }, x, x)),
  },
  embedding: {
    embedding: networkOf(image, 3, (graph, x) => {
      const labels = graph.input('class_labels', []);
      return graph.add({ op: 'addPerChannel' }, x, addEmbedding(graph, labels, 'table', 3, 3));
    }),
  },
  addPerChannel: {
    addPerChannel: networkOf(image, 3, (graph, x, time) =>
      graph.add({ op: 'addPerChannel' }, x, addLinear(graph, time, 'linear', 3)),
    ),
  },
  concat: {
    concat: networkOf(image, 3, (graph, x) => {
      const parts = graph.add({ op: 'concat' }, x, addLinear(graph, x, 'linear', 5));
      return addLinear(graph, parts, 'mix', 2);
    }),
  },
  dropout: {
    dropout: networkOf(image, 3, (graph, x) => graph.add({ op: 'dropout', rate: 0.4 }, x)),
  },
  upsample: {
    upsample: networkOf(image, 3, (graph, x) =>
      addConv2d(graph, graph.add({ op: 'upsample' }, x), 'conv', 2, 3),
    ),
  },
  attention: {
    attention: networkOf(image, 6, (graph, x) => attend(graph, x, 1)),
    'attention of two heads': networkOf(image, 6, (graph, x) => attend(graph, x, 2)),
  },
};

/** Every operation of the graph in a network of its own. */
export const operationNetworks: Readonly<Record<string, Graph>> = Object.fromEntries(
  Object.values(networks).flatMap((each) => Object.entries(each)),
);

/** Standard normal weights and images. */
export function randomValues(graph: Graph, batch: number, seed: number): GraphValues {
  const random = new RandomStream(seed, 0);
  const normal = (shape: Shape = []) => random.normal(sizeOf(shape));
  return {
    parameters: new Map(graph.parameters.map(({ name, shape }) => [name, normal(shape)])),
    sample: random.normal(batch * sizeOf(graph.nodes[0]?.shape ?? [])),
    target: random.normal(batch * sizeOf(graph.nodes[graph.output]?.shape ?? [])),
    weight: random.uniform(batch),
    timesteps: random.integers(batch, 1000),
    labels: random.integers(batch, 3),
    seed,
  };
}
