import type { Graph, Parameter } from '../graph/graph';
import type { OperationOf, TrainingGraph, TrainingNode } from '../graph/trainingGraph';
import type { Dropout, Epilogue, FusedNode, FusedProgram, Ports } from './fusedNode';
import { linearGroups, type ParameterArena } from './parameterArena';
import { Tensor } from './tensor';

type Op = TrainingNode['operation']['op'];
type NodeOf<K extends Op> = TrainingNode & { readonly operation: OperationOf<K> };

const point = { kernel: 1, stride: 1, padding: { top: 0, bottom: 0, left: 0, right: 0 } };

/**
 * Fuses a network for prediction: normalisation with SiLU, products with bias, time embedding, residual and
 * shortcut, linear layers that share an input into one.
 */
export function fusePrediction(network: Graph, arena: ParameterArena): FusedProgram {
  return new Fusion(network, network.nodes, [], arena, 0).run();
}

/** Fuses a training graph for batches of the given size: the forward pass as above, and its adjoints likewise. */
export function fuseTraining(graph: TrainingGraph, arena: ParameterArena, batch: number): FusedProgram {
  return new Fusion(graph.network, graph.nodes, graph.gradients, arena, batch).run();
}

/** An epilogue binds a buffer for each addend, and there are eight buffers in all. */
const maxAddends = 2;

/** Operations that may take in others. */
const owning: ReadonlySet<Op> = new Set([
  'conv2d',
  'linear',
  'conv2dInputGradient',
  'linearInputGradient',
  'groupNormInputGradient',
]);

/** A node that takes others in; it is emitted where the last of them stands. */
interface Owner {
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
interface Group {
  readonly members: readonly NodeOf<'linear'>[];
  readonly weight: string;
  readonly bias: string;
  readonly features: number;
}

class Fusion {
  private readonly nodes: readonly TrainingNode[];
  private readonly byId = new Map<number, TrainingNode>();
  private readonly uses = new Map<number, TrainingNode[]>();
  private readonly owners = new Map<number, Owner>();
  /** Nodes whose work another does. */
  private readonly absorbed = new Set<number>();
  private readonly emissions = new Map<number, (() => void)[]>();
  private readonly tensors = new Map<number, Tensor>();
  private readonly emitted: FusedNode[] = [];
  private readonly dropoutWords: ReadonlyMap<number, number>;
  private readonly gradientNode = new Map<string, TrainingNode>();
  private readonly inputGradients = new Map<string, TrainingNode>();
  /** Groups by the names of their weights. */
  private readonly groups = new Map<string, Group>();
  private readonly statistics = new Map<number, Tensor>();
  /** By the nodes of q, k and v. */
  private readonly probabilities = new Map<string, Tensor>();
  private readonly training: boolean;
  private ports: { -readonly [Port in keyof Ports]?: Tensor | null } = {};

  constructor(
    private readonly network: Graph,
    nodes: readonly TrainingNode[],
    gradients: readonly number[],
    private readonly arena: ParameterArena,
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

  run(): FusedProgram {
    this.findGroups();
    this.claimTimeEmbeddings();
    this.claimUpsampleGradients();
    this.claimSums();
    this.claimActivations();
    this.claimNorms();
    this.claimSiluGradients();
    this.claimUpsampling();
    this.claimPixelSums();
    for (const node of this.nodes) {
      if (!this.absorbed.has(node.id)) this.emitNode(node);
      for (const emit of this.emissions.get(node.id) ?? []) emit();
    }
    const { sample, sinusoids = null, labels = null, target = null, lossWeight = null } = this.ports;
    if (!sample) throw new Error('The network has no input.');
    const prediction = this.tensor(this.alias(this.network.output));
    return { nodes: this.emitted, ports: { sample, sinusoids, labels, target, lossWeight, prediction } };
  }

  // ---- what takes in what -------------------------------------------------------------------------------

  private readonly aliases = new Map<number, number>();

  private alias(id: number): number {
    return this.aliases.get(id) ?? id;
  }

  /** Dropout that drops nothing, because of its rate or outside training, is its input. */
  private withoutIdleDropout(nodes: readonly TrainingNode[]): TrainingNode[] {
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

  private findGroups(): void {
    for (const group of linearGroups(this.network)) {
      const names = new Set(group.map(({ weight }) => weight));
      const members = this.nodes.filter(
        (node): node is NodeOf<'linear'> => is(node, 'linear') && names.has(node.operation.weight),
      );
      const features = members.reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0);
      const [first] = members;
      if (!first) continue;
      const { weight, bias } = first.operation;
      const shared: Group = { members, weight, bias, features };
      for (const member of members) {
        this.groups.set(member.operation.weight, shared);
        this.absorbed.add(member.id);
      }
      this.emitAt(first.id, () => this.emitGroup(shared));
      this.claimGroupGradients(shared);
    }
  }

  private claimGroupGradients(group: Group): void {
    const gradients = group.members
      .flatMap(({ operation }) => [
        this.gradientNode.get(operation.weight) ?? [],
        this.gradientNode.get(operation.bias) ?? [],
      ])
      .flat();
    if (gradients.length === 0) return;
    for (const { id } of gradients) this.absorbed.add(id);
    this.emitAt(Math.max(...gradients.map(({ id }) => id)), () => this.emitGroupWeightGradient(group));
    const inputs = group.members.flatMap(({ operation }) => this.inputGradients.get(operation.weight) ?? []);
    const last = inputs.at(-1);
    if (!last) return;
    for (const { id } of inputs) this.absorbed.add(id);
    this.own(last);
  }

  private own(node: TrainingNode): Owner {
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
  private ownerOf(id: number): Owner | undefined {
    const owner = this.owners.get(id);
    if (owner) return owner;
    const node = this.byId.get(id);
    if (!node || this.absorbed.has(id)) return undefined;
    return owning.has(node.operation.op) ? this.own(node) : undefined;
  }

  /** The owner's value is now that of another node, which takes no work of its own. */
  private absorbInto(owner: Owner, node: TrainingNode): void {
    owner.result = node.id;
    this.absorbed.add(node.id);
    this.owners.set(node.id, owner);
  }

  private usesOf(id: number): readonly TrainingNode[] {
    return this.uses.get(id) ?? [];
  }

  private usedOnce(id: number): boolean {
    return this.usesOf(id).length === 1 && id !== this.alias(this.network.output);
  }

  private claimTimeEmbeddings(): void {
    for (const node of this.nodes) {
      if (!is(node, 'addPerChannel')) continue;
      const [x = -1, perChannel = -1] = node.inputs;
      const owner = this.usedOnce(x) ? this.ownerOf(x) : undefined;
      if (!owner || isGradient(owner.node) || x === perChannel) continue;
      owner.perChannel = perChannel;
      this.absorbInto(owner, node);
    }
  }

  private claimUpsampleGradients(): void {
    for (const node of this.nodes) {
      if (!is(node, 'upsampleGradient')) continue;
      const [dy = -1] = node.inputs;
      const owner = this.usedOnce(dy) ? this.ownerOf(dy) : undefined;
      if (!owner || !is(owner.node, 'conv2dInputGradient') || owner.node.operation.stride !== 1) continue;
      owner.upsample = true;
      this.absorbInto(owner, node);
    }
  }

  /** A tree of additions becomes the work of the last product or normalisation that it sums. */
  private claimSums(): void {
    for (const root of this.nodes) {
      if (!is(root, 'add') || this.absorbed.has(root.id)) continue;
      const [use] = this.usesOf(root.id);
      if (this.usedOnce(root.id) && use && is(use, 'add')) continue;
      const inner: TrainingNode[] = [];
      const leaves = this.leavesOf(root, inner);
      const gathered = this.gatherGroup(leaves);
      const owner = gathered.length <= maxAddends + 1 ? this.claimant(gathered) : undefined;
      if (!owner) continue;
      const before = owner.result;
      for (const { id } of inner) this.absorbed.add(id);
      this.absorbInto(owner, root);
      owner.addends = gathered.filter((id) => id !== before);
      this.claimShortcut(owner);
    }
  }

  private leavesOf(node: TrainingNode, inner: TrainingNode[]): number[] {
    return node.inputs.flatMap((id) => {
      const input = this.byId.get(id);
      if (!input || !is(input, 'add') || !this.usedOnce(id)) return [id];
      inner.push(input);
      return this.leavesOf(input, inner);
    });
  }

  /** The gradients by the input of grouped layers are one. */
  private gatherGroup(leaves: readonly number[]): number[] {
    return leaves.filter((id) => {
      const node = this.byId.get(id);
      return !(node && this.absorbed.has(id) && is(node, 'linearInputGradient') && !this.owners.has(id));
    });
  }

  private claimant(leaves: readonly number[]): Owner | undefined {
    const able = leaves.filter((id) => this.usedOnce(id) && leaves.indexOf(id) === leaves.lastIndexOf(id));
    const grouped = able.find((id) => {
      const node = this.byId.get(id);
      return node && this.absorbed.has(id) && is(node, 'linearInputGradient') && this.owners.has(id);
    });
    if (grouped !== undefined) return this.owners.get(grouped);
    // A shortcut's convolution stands last, but is to be taken in itself.
    const last = able.toSorted((a, b) => Number(this.isShortcut(a)) - Number(this.isShortcut(b)) || b - a);
    for (const id of last) {
      const owner = this.ownerOf(id);
      if (owner && owner.addends.length === 0) return owner;
    }
    return undefined;
  }

  private isShortcut(id: number): boolean {
    const node = this.byId.get(id);
    return (
      node !== undefined && is(node, 'conv2d') && node.operation.kernel === 1 && node.operation.stride === 1
    );
  }

  /** A residual block's 1×1 shortcut is summed in the same loop as its last convolution. */
  private claimShortcut(owner: Owner): void {
    if (!is(owner.node, 'conv2d')) return;
    for (const id of owner.addends) {
      const node = this.byId.get(id);
      if (!node || !is(node, 'conv2d') || !this.isShortcut(id)) continue;
      if (!this.usedOnce(id) || this.owners.has(id)) continue;
      owner.shortcut = node;
      owner.addends = owner.addends.filter((each) => each !== id);
      this.absorbed.add(id);
      return;
    }
  }

  private claimActivations(): void {
    for (const node of this.nodes) {
      if (!is(node, 'silu')) continue;
      const [x = -1] = node.inputs;
      const owner = this.ownerOf(x);
      if (!owner || owner.activated !== null || isGradient(owner.node)) continue;
      owner.activated = node.id;
      this.absorbed.add(node.id);
    }
  }

  private claimNorms(): void {
    for (const node of this.nodes) {
      if (!is(node, 'groupNorm')) continue;
      this.absorbed.add(node.id);
      const { silu, dropout } = this.normTail(node);
      const last = dropout ?? silu ?? node;
      if (silu) this.absorbed.add(silu.id);
      if (dropout) this.absorbed.add(dropout.id);
      this.emitAt(node.id, () => this.emitNorm(node, silu !== null, dropout, last));
      this.claimNormGradient(node, silu !== null, dropout);
    }
  }

  /** The SiLU and dropout behind a normalisation, where nothing else needs what lies between. */
  private normTail(norm: TrainingNode): { silu: TrainingNode | null; dropout: NodeOf<'dropout'> | null } {
    const uses = this.usesOf(norm.id);
    const silu = uses.find((use) => is(use, 'silu')) ?? null;
    const others = uses.filter(
      (use) => use !== silu && !(is(use, 'siluGradient') && use.inputs[0] === norm.id),
    );
    if (!silu || others.length > 0 || this.alias(this.network.output) === norm.id)
      return { silu: null, dropout: null };
    const after = this.usesOf(silu.id);
    const [dropout] = after;
    const drops = after.length === 1 && dropout && is(dropout, 'dropout') && this.usedOnce(silu.id);
    return { silu, dropout: drops ? dropout : null };
  }

  private claimNormGradient(
    norm: NodeOf<'groupNorm'>,
    silu: boolean,
    dropout: NodeOf<'dropout'> | null,
  ): void {
    const { operation } = norm;
    const weightGradient = this.gradientNode.get(operation.weight);
    const biasGradient = this.gradientNode.get(operation.bias);
    if (!weightGradient || !biasGradient) return;
    let dy = weightGradient.inputs[1] ?? -1;
    for (const wanted of [...(silu ? ['siluGradient'] : []), ...(dropout ? ['dropoutGradient'] : [])]) {
      const node = this.byId.get(dy);
      if (node?.operation.op !== wanted)
        throw new Error(`The adjoint of ${operation.weight} has an unknown form.`);
      this.absorbed.add(dy);
      dy = node.inputs[wanted === 'siluGradient' ? 1 : 0] ?? -1;
    }
    this.absorbed.add(weightGradient.id).add(biasGradient.id);
    const input = this.inputGradients.get(operation.weight);
    const owner = input && (this.owners.get(input.id) ?? this.own(input));
    if (input) this.absorbed.add(input.id);
    const at = Math.max(weightGradient.id, biasGradient.id, owner?.result ?? 0);
    this.emitAt(at, () => this.emitNormGradient(norm, silu, dropout, dy, owner));
  }

  private claimSiluGradients(): void {
    for (const node of this.nodes) {
      if (!is(node, 'siluGradient') || this.absorbed.has(node.id)) continue;
      const [at = -1, dy = -1] = node.inputs;
      const owner = this.usedOnce(dy) ? this.ownerOf(dy) : undefined;
      if (!owner || !isGradient(owner.node) || is(owner.node, 'groupNormInputGradient')) continue;
      owner.siluGradientAt = at;
      this.absorbInto(owner, node);
    }
  }

  private readonly upsampled = new Set<number>();

  /** Convolutions read an upsampled image from the small one. */
  private claimUpsampling(): void {
    for (const node of this.nodes) {
      if (!is(node, 'upsample') || node.id === this.alias(this.network.output)) continue;
      const suits = (use: TrainingNode) =>
        (is(use, 'conv2d') || (is(use, 'conv2dWeightGradient') && use.inputs[1] !== node.id)) &&
        use.inputs[0] === node.id;
      if (!this.usesOf(node.id).every(suits)) continue;
      this.upsampled.add(node.id);
      this.absorbed.add(node.id);
    }
  }

  private readonly pixelSums = new Map<Owner, TrainingNode>();

  /** A normalisation's adjoint sums its result over the pixels by the way. */
  private claimPixelSums(): void {
    for (const node of this.nodes) {
      if (!is(node, 'sumPixels')) continue;
      const owner = this.owners.get(node.inputs[0] ?? -1);
      if (!owner || !is(owner.node, 'groupNormInputGradient') || owner.addends.length > 0) continue;
      if (this.pixelSums.has(owner)) continue;
      this.pixelSums.set(owner, node);
      this.absorbed.add(node.id);
    }
  }

  // ---- emission -----------------------------------------------------------------------------------------

  private emitAt(id: number, emit: () => void): void {
    this.emissions.set(id, [...(this.emissions.get(id) ?? []), emit]);
  }

  private emitNode(node: TrainingNode): void {
    const owner = this.ownerOf(node.id);
    if (owner && owner.node === node) {
      if (!is(node, 'groupNormInputGradient')) this.emitWhenReady(owner);
      return;
    }
    const { operation } = node;
    switch (operation.op) {
      case 'input':
        return this.emitInput(operation.name, node);
      case 'timeEmbedding':
        if (this.ports.sinusoids) throw new Error('A network has more than one time embedding.');
        this.ports.sinusoids = this.external(node, 'sinusoids');
        return;
      case 'target':
        this.ports.target = this.external(node, 'target');
        return;
      case 'lossWeight':
        this.ports.lossWeight = this.external(node, 'loss weight');
        return;
      case 'embedding': {
        const labels = this.tensor(node.inputs[0]);
        const weight = this.arena.matrix(operation.weight);
        return this.emit({ op: 'embedding', labels, weight, out: this.create(node) });
      }
      case 'embeddingGradient':
        return this.emitEmbeddingGradient(node);
      case 'concat':
        return this.emitConcat(node);
      case 'slice':
        this.tensors.set(
          node.id,
          Tensor.of('slice', node.shape).placeIn(this.tensor(node.inputs[0]), operation.from),
        );
        return;
      case 'attention':
        return this.emitAttention(node as NodeOf<'attention'>);
      case 'attentionGradient':
        return this.emitAttentionGradient(node as NodeOf<'attentionGradient'>);
      case 'meanSquaredError':
        return;
      case 'meanSquaredErrorGradient': {
        const [prediction, target, weight] = this.inputsOf(node);
        if (!prediction || !target || !weight) throw new Error('The loss lacks an input.');
        return this.emit({ op: 'loss', prediction, target, weight, out: this.create(node) });
      }
      case 'conv2dWeightGradient':
      case 'linearWeightGradient':
        return this.emitWeightGradient(node);
      case 'biasGradient':
        // Part of its layer's weight gradient.
        return;
      case 'dropout':
        return this.emitMap(node, { kind: 'dropout', dropout: this.dropoutOf(node.id, operation.rate) });
      case 'dropoutGradient':
        return this.emitMap(node, {
          kind: 'dropout',
          dropout: this.dropoutOf(operation.mask, operation.rate),
        });
      case 'add':
        return this.emitMap(node, { kind: 'sum' });
      case 'silu':
      case 'siluGradient':
      case 'addPerChannel':
      case 'upsample':
      case 'upsampleGradient':
      case 'sumPixels':
        return this.emitMap(node, { kind: operation.op });
      case 'conv2d':
      case 'linear':
      case 'conv2dInputGradient':
      case 'linearInputGradient':
      case 'groupNorm':
      case 'groupNormInputGradient':
      case 'groupNormWeightGradient':
        throw new Error(`The operation ${operation.op} was not fused.`);
    }
  }

  private emitWhenReady(owner: Owner): void {
    if (owner.result > owner.node.id) this.emitAt(owner.result, () => this.emitOwner(owner));
    else this.emitOwner(owner);
  }

  private emitOwner(owner: Owner): void {
    const { node } = owner;
    if (is(node, 'conv2d') || is(node, 'linear')) this.emitConvolution(node, owner);
    else this.emitInputGradient(node, owner);
  }

  private emitConvolution(node: NodeOf<'conv2d'> | NodeOf<'linear'>, owner: Owner): void {
    const { operation } = node;
    const { x, upsample } = this.source(node.inputs[0]);
    const { shortcut } = owner;
    const activated = owner.activated;
    const result = this.byId.get(owner.result) ?? node;
    const needed =
      activated === null ||
      this.usesOf(owner.result).some(({ id }) => id !== activated) ||
      owner.result === this.alias(this.network.output);
    this.emit({
      op: 'convolution',
      x,
      upsample,
      window: operation.op === 'conv2d' ? operation : point,
      weight: this.arena.matrix(operation.weight),
      bias: this.arena.matrix(operation.bias),
      shortcut: shortcut && {
        x: this.tensor(shortcut.inputs[0]),
        weight: this.arena.matrix(shortcut.operation.weight),
        bias: this.arena.matrix(shortcut.operation.bias),
      },
      epilogue: this.epilogue(owner),
      out: needed ? this.create(result, operation.weight) : null,
      activated: activated === null ? null : this.create(this.byId.get(activated) ?? node),
    });
  }

  private emitInputGradient(node: TrainingNode, owner: Owner): void {
    const { operation } = node;
    if (operation.op !== 'conv2dInputGradient' && operation.op !== 'linearInputGradient') return;
    const group = this.groups.get(operation.weight);
    const dy = group ? this.groupGradient(group) : this.tensor(node.inputs[0]);
    this.emit({
      op: 'inputGradient',
      dy,
      window: operation.op === 'conv2dInputGradient' ? operation : point,
      weight: this.arena.matrix(operation.weight),
      upsample: owner.upsample,
      epilogue: this.epilogue(owner),
      out: this.create(this.byId.get(owner.result) ?? node, `d ${operation.weight}`),
    });
  }

  private epilogue({ perChannel, addends, siluGradientAt }: Owner): Epilogue {
    return {
      perChannel: perChannel === null ? null : this.tensor(perChannel),
      addends: addends.map((id) => this.tensor(id)),
      siluGradientAt: siluGradientAt === null ? null : this.tensor(siluGradientAt),
    };
  }

  private emitWeightGradient(node: TrainingNode): void {
    const forward = this.layerOf(node);
    const { x, upsample } = this.source(node.inputs[0]);
    this.emit({
      op: 'weightGradient',
      x,
      upsample,
      dy: this.tensor(node.inputs[1]),
      window: forward.operation.op === 'conv2d' ? forward.operation : point,
      weight: this.arena.matrix(forward.operation.weight),
      bias: this.arena.matrix(forward.operation.bias),
    });
  }

  private layerOf(gradient: TrainingNode): NodeOf<'conv2d'> | NodeOf<'linear'> {
    for (const node of this.nodes) {
      if (!is(node, 'conv2d') && !is(node, 'linear')) continue;
      if (this.gradientNode.get(node.operation.weight) === gradient) return node;
    }
    throw new Error('A weight gradient belongs to no layer.');
  }

  private emitGroup({ members, weight, bias, features }: Group): void {
    const [first] = members;
    if (!first) return;
    const out = Tensor.of(`${weight} …`, [features, ...first.shape.slice(1)]);
    let channel = 0;
    for (const member of members) {
      this.tensors.set(member.id, Tensor.of(member.operation.weight, member.shape).placeIn(out, channel));
      channel += member.shape[0] ?? 0;
    }
    this.emit({
      op: 'convolution',
      x: this.tensor(first.inputs[0]),
      upsample: false,
      window: point,
      weight: this.arena.matrix(weight),
      bias: this.arena.matrix(bias),
      shortcut: null,
      epilogue: { perChannel: null, addends: [], siluGradientAt: null },
      out,
      activated: null,
    });
  }

  private readonly groupGradients = new Map<Group, Tensor>();

  private emitGroupWeightGradient(group: Group): void {
    const [first] = group.members;
    if (!first) return;
    this.emit({
      op: 'weightGradient',
      x: this.tensor(first.inputs[0]),
      upsample: false,
      dy: this.groupGradient(group),
      window: point,
      weight: this.arena.matrix(group.weight),
      bias: this.arena.matrix(group.bias),
    });
    const last = group.members
      .flatMap(({ operation }) => this.inputGradients.get(operation.weight) ?? [])
      .at(-1);
    const owner = last && this.owners.get(last.id);
    if (!owner) return;
    // The sum of the members' gradients may stand before or behind the last weight gradient.
    const at = owner.result;
    const now = Math.max(
      ...group.members.map(({ operation }) => this.gradientNode.get(operation.weight)?.id ?? 0),
    );
    if (at > now) this.emitAt(at, () => this.emitOwner(owner));
    else this.emitOwner(owner);
  }

  /** The gradients by the results of a group's members, side by side. */
  private groupGradient(group: Group): Tensor {
    const known = this.groupGradients.get(group);
    if (known) return known;
    const [first] = group.members;
    const whole = Tensor.of(`d ${group.weight} …`, [group.features, ...(first?.shape.slice(1) ?? [])]);
    this.groupGradients.set(group, whole);
    let channel = 0;
    for (const { operation, shape } of group.members) {
      const dy = this.gradientNode.get(operation.weight)?.inputs[1];
      this.placeOrCopy(this.tensor(dy), whole, channel);
      channel += shape[0] ?? 0;
    }
    return whole;
  }

  private placeOrCopy(part: Tensor, whole: Tensor, channel: number): void {
    if (!part.isPart && !part.external && part.root !== whole.root) {
      part.placeIn(whole, channel);
      return;
    }
    const copy = new Tensor(`copy of ${part.label}`, part.channels, part.height, part.width);
    copy.placeIn(whole, channel);
    this.emit({ op: 'map', map: { kind: 'sum' }, inputs: [part], out: copy });
  }

  private emitConcat(node: TrainingNode): void {
    const whole = this.create(node);
    let channel = 0;
    for (const part of this.inputsOf(node)) {
      this.placeOrCopy(part, whole, channel);
      channel += part.channels;
    }
  }

  private emitNorm(
    node: NodeOf<'groupNorm'>,
    silu: boolean,
    dropout: NodeOf<'dropout'> | null,
    last: TrainingNode,
  ): void {
    const { operation } = node;
    const statistics = new Tensor(`statistics of ${operation.weight}`, 2 * operation.groups, 1, 1);
    this.statistics.set(node.id, statistics);
    this.emit({
      op: 'norm',
      ...this.normFacts(node, silu, dropout),
      eps: operation.eps,
      out: this.create(last, operation.weight),
    });
  }

  private normFacts(node: NodeOf<'groupNorm'>, silu: boolean, dropout: NodeOf<'dropout'> | null) {
    const { operation } = node;
    const statistics = this.statistics.get(node.id);
    if (!statistics) throw new Error('A normalisation comes after its adjoint.');
    return {
      x: this.tensor(node.inputs[0]),
      weight: this.arena.matrix(operation.weight),
      bias: this.arena.matrix(operation.bias),
      groups: operation.groups,
      silu,
      dropout: dropout && this.dropoutOf(dropout.id, dropout.operation.rate),
      statistics,
    };
  }

  private emitNormGradient(
    norm: NodeOf<'groupNorm'>,
    silu: boolean,
    dropout: NodeOf<'dropout'> | null,
    dy: number,
    owner: Owner | undefined,
  ): void {
    const result = owner && this.byId.get(owner.result);
    const sums = owner && this.pixelSums.get(owner);
    this.emit({
      op: 'normGradient',
      ...this.normFacts(norm, silu, dropout),
      dy: this.tensor(dy),
      addends: owner?.addends.map((id) => this.tensor(id)) ?? [],
      out: result ? this.create(result, `d ${norm.operation.weight}`) : null,
      sums: sums ? this.create(sums) : null,
    });
  }

  private emitAttention(node: NodeOf<'attention'>): void {
    const { heads } = node.operation;
    const [q, k, v] = this.inputsOf(node);
    if (!q || !k || !v) throw new Error('Attention lacks an input.');
    const probabilities = new Tensor('attention', heads * k.pixels, 1, q.pixels);
    this.probabilities.set(node.inputs.join(), probabilities);
    this.emit({ op: 'attention', heads, q, k, v, probabilities, out: this.create(node) });
  }

  private emitAttentionGradient(node: NodeOf<'attentionGradient'>): void {
    const siblings = this.nodes.filter(
      (other): other is NodeOf<'attentionGradient'> =>
        is(other, 'attentionGradient') && other.inputs.join() === node.inputs.join(),
    );
    for (const { id } of siblings) this.absorbed.add(id);
    const by = (which: 'query' | 'key' | 'value') => {
      const sibling = siblings.find(({ operation }) => operation.by === which);
      return sibling ? this.create(sibling) : null;
    };
    const [q, k, v, dy] = this.inputsOf(node);
    const probabilities = this.probabilities.get(node.inputs.slice(0, 3).join());
    if (!q || !k || !v || !dy || !probabilities) throw new Error("Attention's adjoint lacks an input.");
    const { heads } = node.operation;
    const scores = new Tensor('d attention', probabilities.channels, 1, probabilities.width);
    const [dq, dk, dv] = [by('query'), by('key'), by('value')];
    this.emit({ op: 'attentionGradient', heads, q, k, v, probabilities, dy, scores, dq, dk, dv });
  }

  private emitEmbeddingGradient(node: TrainingNode): void {
    const [labels, dy] = this.inputsOf(node);
    const name = [...this.gradientNode].find(([, gradient]) => gradient === node)?.[0];
    if (!labels || !dy || name === undefined) throw new Error("An embedding's adjoint lacks an input.");
    this.emit({ op: 'embeddingGradient', labels, weight: this.arena.matrix(name), dy });
  }

  private emitInput(name: OperationOf<'input'>['name'], node: TrainingNode): void {
    if (name === 'sample') this.ports.sample = this.external(node, 'sample');
    else if (name === 'class_labels') this.ports.labels = this.external(node, 'labels');
  }

  private emitMap(node: TrainingNode, map: Extract<FusedNode, { op: 'map' }>['map']): void {
    this.emit({ op: 'map', map, inputs: this.inputsOf(node), out: this.create(node) });
  }

  private emit(node: FusedNode): void {
    this.emitted.push(node);
  }

  private dropoutOf(id: number, rate: number): Dropout {
    return { rate, word: this.dropoutWords.get(id) ?? 0 };
  }

  /** What a convolution reads: an image, or the small one that it sees upsampled. */
  private source(id = -1): { x: Tensor; upsample: boolean } {
    if (!this.upsampled.has(id)) return { x: this.tensor(id), upsample: false };
    return { x: this.tensor(this.byId.get(id)?.inputs[0]), upsample: true };
  }

  private external(node: TrainingNode, label: string): Tensor {
    const tensor = Tensor.of(label, node.shape, true);
    this.tensors.set(node.id, tensor);
    return tensor;
  }

  private create(node: TrainingNode, label: string = node.operation.op): Tensor {
    const isPrediction = !this.training && node.id === this.alias(this.network.output);
    const tensor = Tensor.of(label, node.shape, isPrediction);
    this.tensors.set(node.id, tensor);
    return tensor;
  }

  private inputsOf(node: TrainingNode): Tensor[] {
    return node.inputs.map((id) => this.tensor(id));
  }

  private tensor(id = -1): Tensor {
    const tensor = this.tensors.get(id);
    if (!tensor) throw new Error(`The graph's node ${id} is used before it is computed.`);
    return tensor;
  }
}

function is<K extends Op>(node: TrainingNode, op: K): node is NodeOf<K> {
  return node.operation.op === op;
}

function isGradient({ operation }: TrainingNode): boolean {
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
