import { nodeFlops } from './flops';
import type { Graph, GraphNode } from './graph';
import { rulesOf } from './operations';
import { sizeOf, type Shape } from './shape';

/** One layer as diffusers names it: a residual block, an attention block, a convolution. */
export interface LayerDescription {
  /** Its place in the state dict, such as `down_blocks.0.resnets.0`. */
  readonly name: string;
  readonly kind: LayerKind;
  /** The graph's nodes that it is made of; the last one's value is its result. */
  readonly nodes: readonly number[];
  /** Without the batch. */
  readonly output: Shape;
  readonly parameters: number;
  /** Of one sample's forward pass (flops.ts). */
  readonly flops: number;
  /** Names of the layers whose results are concatenated to this one's input: the U-Net's skip connections. */
  readonly skipsFrom: readonly string[];
}

export type LayerKind =
  'convolution' | 'linear' | 'norm' | 'embedding' | 'residual' | 'attention' | 'downsample' | 'upsample';

/** Layers that belong together, such as `down_blocks.0`; a layer on its own is a block of one. */
export interface BlockDescription {
  readonly name: string;
  readonly layers: readonly LayerDescription[];
  readonly output: Shape;
  readonly parameters: number;
  readonly flops: number;
}

export interface NetworkDescription {
  /** Of the noisy sample. */
  readonly input: Shape;
  readonly output: Shape;
  readonly blocks: readonly BlockDescription[];
  readonly parameters: number;
  readonly flops: number;
}

/** A network's structure in the order of execution, for people: made from the graph alone, whatever built it. */
export function describeNetwork(graph: Graph): NetworkDescription {
  const owners = layerOfNodes(graph);
  const layers = [...new Set(owners)]
    .filter((name) => name !== '')
    .map((name) => describeLayer(graph, owners, name));
  const names = [...new Set(layers.map(({ name }) => blockOf(name)))];
  const blocks = names.map((name): BlockDescription => {
    const own = layers.filter((layer) => blockOf(layer.name) === name);
    return { name, layers: own, output: own.at(-1)?.output ?? [], ...totals(own) };
  });
  const sample = graph.nodes.find(({ operation }) => operation.op === 'input' && operation.name === 'sample');
  return {
    input: sample?.shape ?? [],
    output: graph.nodes[graph.output]?.shape ?? [],
    blocks,
    ...totals(blocks),
  };
}

interface Counts {
  readonly parameters: number;
  readonly flops: number;
}

function totals(parts: readonly Counts[]): Counts {
  return {
    parameters: parts.reduce((sum, part) => sum + part.parameters, 0),
    flops: parts.reduce((sum, part) => sum + part.flops, 0),
  };
}

function describeLayer(graph: Graph, owners: readonly string[], name: string): LayerDescription {
  const nodes = graph.nodes.filter(({ id }) => owners[id] === name);
  const own = graph.parameters.filter((parameter) => layerOf(parameter.name) === name);
  const concatenated = nodes.filter(({ operation }) => operation.op === 'concat');
  return {
    name,
    kind: kindOf(name, nodes),
    nodes: nodes.map(({ id }) => id),
    output: nodes.at(-1)?.shape ?? [],
    parameters: own.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
    flops: nodes.reduce((sum, node) => sum + nodeFlops(graph, node), 0),
    skipsFrom: concatenated.flatMap(({ inputs }) => inputs.slice(1).map((id) => owners[id] ?? '')),
  };
}

/**
 * The layer of each node. One without parameters belongs to the layer before it, except what prepares the input
 * of the next; the network's inputs belong to none.
 */
function layerOfNodes({ nodes }: Graph): string[] {
  const owners: string[] = new Array<string>(nodes.length).fill('');
  let next = '';
  for (const { id, operation } of [...nodes].reverse()) {
    if ('weight' in operation) {
      next = layerOf(operation.weight);
    }
    const isPreparation = rulesOf(operation).preparesNextLayer === true;
    if ('weight' in operation || isPreparation) {
      owners[id] = next;
    }
  }
  let previous = '';
  for (const { id, operation, inputs } of nodes) {
    const owner = owners[id] ?? '';
    if (owner !== '') {
      previous = owner;
    }
    // With one input the operand's layer, which may be far back: that of the time embedding's SiLU.
    else if (operation.op !== 'input') {
      owners[id] = inputs.length > 1 ? previous : (owners[inputs[0] ?? -1] ?? '');
    }
  }
  return owners;
}

/** `down_blocks.0.resnets.1.conv1.weight` → `down_blocks.0.resnets.1`; `conv_in.weight` → `conv_in`. */
function layerOf(parameter: string): string {
  const match = /^(?:(?:down_blocks|up_blocks)\.\d+|mid_block)\.\w+\.\d+|^blocks\.\d+/.exec(parameter);
  return match?.[0] ?? parameter.slice(0, parameter.indexOf('.'));
}

function blockOf(layer: string): string {
  return /^(?:down_blocks|up_blocks)\.\d+|^mid_block/.exec(layer)?.[0] ?? layer;
}

function kindOf(name: string, nodes: readonly GraphNode[]): LayerKind {
  const has = (op: GraphNode['operation']['op']) => nodes.some(({ operation }) => operation.op === op);
  if (has('attention')) {
    return 'attention';
  }
  if (has('embedding')) {
    return 'embedding';
  }
  if (has('upsample')) {
    return 'upsample';
  }
  if (name.includes('downsamplers')) {
    return 'downsample';
  }
  if (has('addPerChannel')) {
    return 'residual';
  }
  if (has('conv2d')) {
    return 'convolution';
  }
  return has('groupNorm') ? 'norm' : 'linear';
}
