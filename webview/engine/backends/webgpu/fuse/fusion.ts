import type { Graph } from '../../../graph/graph';
import type { OperationOf } from '../../../graph/operations';
import type { Parameter } from '../../../graph/parameter';
import type { TrainingNode } from '../../../graph/trainingGraph';
import type { Dropout, FusedNode, Ports } from '../fusedNode';
import type { ParameterArena } from '../parameterArena';
import { Tensor } from '../tensor';

export type Op = TrainingNode['operation']['op'];
export type NodeOf<K extends Op> = TrainingNode & { readonly operation: OperationOf<K> };

export const point = { kernel: 1, stride: 1, padding: { top: 0, bottom: 0, left: 0, right: 0 } };

/** Operations that may take in others. */
const owning: ReadonlySet<Op> = new Set([
  'conv2d',
  'linear',
  'conv2dInputGradient',
  'linearInputGradient',
  'groupNormInputGradient',
]);

/** A node that takes others in; it is emitted where the last of them stands. */
export interface Owner {
  readonly node: TrainingNode;
  /** The node whose value this one now writes. */
  result: number;
  perChannel: number | null;
  addends: number[];
  shortcut: NodeOf<'conv2d'> | null;
  siluGradientAt: number | null;
  /** The SiLU of the result that it writes too. */
  activated: number | null;
  /** Of an input's gradient: sums it over 2×2 pixels. */
  upsample: boolean;
}

/** Linear layers of one input, as one. */
export interface Group {
  readonly members: readonly NodeOf<'linear'>[];
  readonly weight: string;
  readonly bias: string;
  readonly features: number;
}

/** A graph on its way to fused nodes: what was claimed by what, and what was emitted. */
export class Fusion {
  readonly nodes: readonly TrainingNode[];
  readonly byId = new Map<number, TrainingNode>();
  readonly uses = new Map<number, TrainingNode[]>();
  readonly owners = new Map<number, Owner>();
  /** Nodes whose work another does. */
  readonly absorbed = new Set<number>();
  readonly emissions = new Map<number, (() => void)[]>();
  readonly tensors = new Map<number, Tensor>();
  readonly emitted: FusedNode[] = [];
  readonly dropoutWords: ReadonlyMap<number, number>;
  readonly gradientNode = new Map<string, TrainingNode>();
  readonly inputGradients = new Map<string, TrainingNode>();
  /** Groups by the names of their weights. */
  readonly groups = new Map<string, Group>();
  readonly statistics = new Map<number, Tensor>();
  /** By the nodes of q, k and v. */
  readonly probabilities = new Map<string, Tensor>();
  readonly training: boolean;
  readonly ports: { -readonly [Port in keyof Ports]?: Tensor | null } = {};

  readonly aliases = new Map<number, number>();
  /** Images that convolutions read from the small one. */
  readonly upsampled = new Set<number>();
  /** Sums over the pixels that a normalisation's adjoint makes by the way. */
  readonly pixelSums = new Map<Owner, TrainingNode>();
  readonly groupGradients = new Map<Group, Tensor>();

  constructor(
    readonly network: Graph,
    nodes: readonly TrainingNode[],
    gradients: readonly number[],
    readonly arena: ParameterArena,
    batch: number,
  ) {
    this.training = gradients.length > 0;
    this.dropoutWords = dropoutWords(network, batch);
    this.nodes = this.withoutIdleDropout(nodes);
    for (const node of this.nodes) {
      this.byId.set(node.id, node);
      for (const id of node.inputs) this.uses.set(id, [...(this.uses.get(id) ?? []), node]);
      const { operation } = node;
      if (
        operation.op === 'conv2dInputGradient' ||
        operation.op === 'linearInputGradient' ||
        operation.op === 'groupNormInputGradient'
      ) {
        this.inputGradients.set(operation.weight, node);
      }
    }
    gradients.forEach((id, i) => {
      const parameter: Parameter | undefined = network.parameters[i];
      const node = this.byId.get(id);
      if (parameter && node) this.gradientNode.set(parameter.name, node);
    });
  }

  alias(id: number): number {
    return this.aliases.get(id) ?? id;
  }

  /** Dropout that drops nothing, because of its rate or outside training, is its input. */
  withoutIdleDropout(nodes: readonly TrainingNode[]): TrainingNode[] {
    const kept: TrainingNode[] = [];
    for (const node of nodes) {
      const inputs = node.inputs.map((id) => this.alias(id));
      const { operation } = node;
      const isDropout = operation.op === 'dropout' || operation.op === 'dropoutGradient';
      if (isDropout && (!this.training || operation.rate === 0)) this.aliases.set(node.id, inputs[0] ?? -1);
      else kept.push({ ...node, inputs });
    }
    return kept;
  }

  own(node: TrainingNode): Owner {
    const owner: Owner = {
      node,
      result: node.id,
      perChannel: null,
      addends: [],
      shortcut: null,
      siluGradientAt: null,
      activated: null,
      upsample: false,
    };
    this.owners.set(node.id, owner);
    return owner;
  }

  /** The owner that writes the value of a node, if that may take in more. */
  ownerOf(id: number): Owner | undefined {
    const owner = this.owners.get(id);
    if (owner) return owner;
    const node = this.byId.get(id);
    if (!node || this.absorbed.has(id)) return undefined;
    return owning.has(node.operation.op) ? this.own(node) : undefined;
  }

  /** The owner's value is now that of another node, which takes no work of its own. */
  absorbInto(owner: Owner, node: TrainingNode): void {
    owner.result = node.id;
    this.absorbed.add(node.id);
    this.owners.set(node.id, owner);
  }

  usesOf(id: number): readonly TrainingNode[] {
    return this.uses.get(id) ?? [];
  }

  usedOnce(id: number): boolean {
    return this.usesOf(id).length === 1 && id !== this.alias(this.network.output);
  }

  emitAt(id: number, emit: () => void): void {
    this.emissions.set(id, [...(this.emissions.get(id) ?? []), emit]);
  }

  emit(node: FusedNode): void {
    this.emitted.push(node);
  }

  dropoutOf(id: number, rate: number): Dropout {
    return { rate, word: this.dropoutWords.get(id) ?? 0 };
  }

  /** What a convolution reads: an image, or the small one that it sees upsampled. */
  source(id = -1): { x: Tensor; upsample: boolean } {
    if (!this.upsampled.has(id)) return { x: this.tensor(id), upsample: false };
    return { x: this.tensor(this.byId.get(id)?.inputs[0]), upsample: true };
  }

  external(node: TrainingNode, label: string): Tensor {
    const tensor = Tensor.of(label, node.shape, true);
    this.tensors.set(node.id, tensor);
    return tensor;
  }

  create(node: TrainingNode, label: string = node.operation.op): Tensor {
    const isPrediction = !this.training && node.id === this.alias(this.network.output);
    const tensor = Tensor.of(label, node.shape, isPrediction);
    this.tensors.set(node.id, tensor);
    return tensor;
  }

  inputsOf(node: TrainingNode): Tensor[] {
    return node.inputs.map((id) => this.tensor(id));
  }

  tensor(id = -1): Tensor {
    const tensor = this.tensors.get(id);
    if (!tensor) throw new Error(`The graph's node ${id} is used before it is computed.`);
    return tensor;
  }
}

export function is<K extends Op>(node: TrainingNode, op: K): node is NodeOf<K> {
  return node.operation.op === op;
}

export function isGradient({ operation }: TrainingNode): boolean {
  return operation.op.endsWith('Gradient');
}

/** Where each dropout's numbers begin in a step's stream: every node draws whole blocks of four. */
function dropoutWords({ nodes }: Graph, batch: number): Map<number, number> {
  const words = new Map<number, number>();
  let word = 0;
  for (const { id, operation, shape } of nodes) {
    if (operation.op !== 'dropout' || operation.rate === 0) continue;
    words.set(id, word);
    word += 4 * Math.ceil((batch * shape.reduce((size, extent) => size * extent, 1)) / 4);
  }
  return words;
}
