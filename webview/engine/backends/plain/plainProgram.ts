import { differentiate } from '../../graph/differentiate';
import type { Graph } from '../../graph/graph';
import type { Op } from '../../graph/operations';
import { sizeOf } from '../../graph/shape';
import type { TrainingGraph, TrainingNode } from '../../graph/trainingGraph';
import type { TrainingBatch } from '../../training/trainingBatch';
import { floatVectors } from '../shared/floatVectors';
import type { Gradient, Program } from '../shared/graphEngine';
import { drawMasks, type NetworkInputs } from '../shared/networkInputs';
import { plainOperations } from './operations';
import type { Computation, PlainNode, PlainRun } from './operations/plainOperation';
import type { Slices } from './slices';

/** A network interpreted node by node, in slices. For networks of some ten thousand parameters. */
export class PlainProgram implements Program<Float32Array> {
  readonly vectors = floatVectors;
  private learning: TrainingGraph | undefined;

  constructor(
    private readonly graph: Graph,
    private readonly slices: Slices,
  ) {}

  async differentiate(
    weights: Float32Array,
    { xt, t, labels, target, weight }: TrainingBatch,
    dropout: (count: number) => Float32Array,
  ): Promise<Gradient<Float32Array>> {
    this.learning ??= differentiate(this.graph);
    const { nodes, loss, gradients } = this.learning;
    const masks = drawMasks(this.graph, t.length, dropout);
    const values = await this.run(nodes, weights, {
      sample: xt,
      timesteps: Float32Array.from(t, (each) => each - 1),
      labels,
      training: { target, weight, mask: (node) => present(masks.get(node), node) },
    });
    const gradient = new Float32Array(weights.length);
    let offset = 0;
    for (const id of gradients) {
      const part = present(values[id], id);
      gradient.set(part, offset);
      offset += part.length;
    }
    return { loss: () => Promise.resolve(values[loss]?.[0] ?? NaN), gradient };
  }

  async predict(
    weights: Float32Array,
    sample: Float32Array,
    timesteps: Float32Array,
    labels: Int32Array,
  ): Promise<Float32Array> {
    const { output } = this.graph;
    const values = await this.values(weights, { sample, timesteps, labels });
    return present(values[output], output);
  }

  /** The values of the network's nodes, by id. */
  values(weights: Float32Array, inputs: NetworkInputs): Promise<readonly Float32Array[]> {
    return this.run(this.graph.nodes, weights, inputs);
  }

  dispose(): void {
    this.learning = undefined;
  }

  /** The values of these nodes, by id. */
  private async run(
    nodes: readonly TrainingNode[],
    weights: Float32Array,
    inputs: NetworkInputs,
  ): Promise<readonly Float32Array[]> {
    const run: PlainRun = {
      batch: inputs.timesteps.length,
      inputs,
      parameter: lookUp(this.graph, weights),
    };
    const values: Float32Array[] = [];
    for (const { id, operation, inputs: ids, shape } of nodes) {
      const compute = plainOperations[operation.op] as (node: PlainNode<Op>, run: PlainRun) => Computation;
      const node = {
        id,
        operation,
        shape,
        operands: ids.map((each) => present(values[each], each)),
        inputShapes: ids.map((each) => nodes[each]?.shape ?? []),
      };
      values.push(await this.finish(compute(node, run)));
    }
    return values;
  }

  private async finish(computation: Computation): Promise<Float32Array> {
    const { slices } = this;
    for (;;) {
      const next = computation.next();
      if (slices.due()) {
        await slices.rest();
      }
      if (next.done) {
        return next.value;
      }
    }
  }
}

function lookUp(graph: Graph, weights: Float32Array): (name: string) => Float32Array {
  const parts = new Map<string, Float32Array>();
  let offset = 0;
  for (const { name, shape } of graph.parameters) {
    const size = sizeOf(shape);
    parts.set(name, weights.subarray(offset, offset + size));
    offset += size;
  }
  return (name) => {
    const part = parts.get(name);
    if (!part) {
      throw new Error(`The network's parameter ${name} has no value.`);
    }
    return part;
  };
}

function present(value: Float32Array | undefined, id: number): Float32Array {
  if (!value) {
    throw new Error(`The network's node ${id} is used before it is computed.`);
  }
  return value;
}
