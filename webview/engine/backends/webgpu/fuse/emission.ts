import type { Op, OperationOf } from '../../../graph/operations';
import type { TrainingNode } from '../../../graph/trainingGraph';
import type { Dropout, FusedNode, FusedProgram, MapKernel, Ports } from './fusedNode';
import type { ParameterArena } from '../plan/parameterArena';
import { Tensor } from '../plan/tensor';
import type { Claims, LinearGroup, Work } from './claims';
import { is, type FusionGraph } from './fusionGraph';

/** Writes the fused node, or nodes, of a node that has a kernel. */
export type Emit<Name extends Op> = (
  emission: Emission,
  node: TrainingNode & { readonly operation: OperationOf<Name> },
) => void;

/** How operations are emitted, with all that their kernels took in. */
export type WebgpuOperations<Name extends Op> = { readonly [Each in Name]: Emit<Each> };

/** Fused nodes as they are written one after the other, with the tensors that they read and write. */
export class Emission {
  private readonly nodes: FusedNode[] = [];
  private readonly tensors = new Map<number, Tensor>();
  private readonly ports: { -readonly [Port in keyof Ports]?: Tensor } = {};
  private readonly kept = new Map<TrainingNode | LinearGroup, Tensor>();
  private readonly dropoutWords: ReadonlyMap<number, number>;

  constructor(
    readonly graph: FusionGraph,
    private readonly claims: Claims,
    readonly arena: ParameterArena,
    batch: number,
  ) {
    this.dropoutWords = dropoutWords(graph, batch);
  }

  /** @throws {Error} when the network has no input. */
  finish(): FusedProgram {
    const { sample, sinusoids = null, labels = null, target = null, lossWeight = null } = this.ports;
    if (!sample) {
      throw new Error('The network has no input.');
    }
    const prediction = this.tensor(this.graph.output);
    return { nodes: this.nodes, ports: { sample, sinusoids, labels, target, lossWeight, prediction } };
  }

  emit(node: FusedNode): void {
    this.nodes.push(node);
  }

  /** Emits a node that is computed element by element. */
  emitMap(node: TrainingNode, kernel: MapKernel): void {
    this.emit({ op: 'map', kernel, inputs: this.inputsOf(node), out: this.create(node) });
  }

  workOf(node: TrainingNode): Work {
    return this.claims.workOf(node);
  }

  /** The node whose value the kernel of an owner writes. */
  resultOf(owner: TrainingNode): TrainingNode {
    return this.claims.resultOf(owner);
  }

  /** A value that comes from outside. @throws {Error} when the network has two of its kind. */
  external(node: TrainingNode, port: Exclude<keyof Ports, 'prediction'>, label: string = port): void {
    if (this.ports[port]) {
      throw new Error(`A network has more than one input of ${label}.`);
    }
    const tensor = Tensor.of(label, node.shape, true);
    this.tensors.set(node.id, tensor);
    this.ports[port] = tensor;
  }

  /** Where a node's value is written. */
  create(node: TrainingNode, label: string = node.operation.op): Tensor {
    const isPrediction = !this.graph.training && node.id === this.graph.output;
    return this.set(node, Tensor.of(label, node.shape, isPrediction));
  }

  /** Says where a node's value is. */
  set(node: TrainingNode, tensor: Tensor): Tensor {
    this.tensors.set(node.id, tensor);
    return tensor;
  }

  tensor(id = -1): Tensor {
    const tensor = this.tensors.get(id);
    if (!tensor) {
      throw new Error(`The graph's node ${id} is used before it is computed.`);
    }
    return tensor;
  }

  inputsOf(node: TrainingNode): Tensor[] {
    return node.inputs.map((id) => this.tensor(id));
  }

  /** What a convolution reads: an image, or the small one that it sees upsampled. */
  source(id: number | undefined): { readonly x: Tensor; readonly upsample: boolean } {
    const node = this.graph.node(id);
    return node && is(node, 'upsample') && this.claims.isTaken(node)
      ? { x: this.tensor(node.inputs[0]), upsample: true }
      : { x: this.tensor(id), upsample: false };
  }

  /** Keeps what the forward pass makes for the adjoint, or what two adjoints share. */
  keep(of: TrainingNode | LinearGroup, tensor: Tensor): Tensor {
    this.kept.set(of, tensor);
    return tensor;
  }

  keptOf(of: TrainingNode | LinearGroup): Tensor | undefined {
    return this.kept.get(of);
  }

  /** The mask of a dropout node of the forward pass. */
  dropoutOf(id: number, rate: number): Dropout {
    return { rate, word: this.dropoutWords.get(id) ?? 0 };
  }

  /** Makes a tensor the channels from `channel` on of another, by a copy if it has its place already. */
  placeOrCopy(part: Tensor, whole: Tensor, channel: number): void {
    if (!part.isPart && !part.external && part.root !== whole.root) {
      part.placeIn(whole, channel);
      return;
    }
    const copy = new Tensor(`copy of ${part.label}`, part.channels, part.height, part.width);
    copy.placeIn(whole, channel);
    this.emit({ op: 'map', kernel: sum, inputs: [part], out: copy });
  }
}

/** The sum of all inputs; of one, a copy. */
export const sum: MapKernel = {
  label: 'sum',
  body: (...inputs) => `y = ${inputs.map(({ same }) => same).join(' + ')};`,
};

/** Where each dropout's numbers begin in a step's stream: every node draws whole blocks of four. */
function dropoutWords({ network }: FusionGraph, batch: number): Map<number, number> {
  const words = new Map<number, number>();
  let word = 0;
  for (const { id, operation, shape } of network.nodes) {
    if (operation.op !== 'dropout' || operation.rate === 0) {
      continue;
    }
    words.set(id, word);
    word += 4 * Math.ceil((batch * shape.reduce((size, extent) => size * extent, 1)) / 4);
  }
  return words;
}
