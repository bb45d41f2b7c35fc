import type { Graph } from '../../../graph/graph';
import type { Op, OperationOf } from '../../../graph/operations';
import type { TrainingGraph, TrainingNode } from '../../../graph/trainingGraph';

/** A node of the operation `Name`. */
export type NodeOf<Name extends Op> = TrainingNode & { readonly operation: OperationOf<Name> };

export function is<Name extends Op>(node: TrainingNode | undefined, op: Name): node is NodeOf<Name> {
  return node?.operation.op === op;
}

/** The gradient of a layer by its input. */
export type InputGradient = NodeOf<'conv2dInputGradient' | 'linearInputGradient' | 'groupNormInputGradient'>;

export function isInputGradient(node: TrainingNode | undefined): node is InputGradient {
  return (
    is(node, 'conv2dInputGradient') || is(node, 'linearInputGradient') || is(node, 'groupNormInputGradient')
  );
}

/** A network or a training graph as the passes of fusion see it: without idle dropout, and with who uses what. */
export class FusionGraph {
  readonly nodes: readonly TrainingNode[];
  /** The node whose value is the network's. */
  readonly output: number;
  private readonly byId: ReadonlyMap<number, TrainingNode>;
  private readonly uses = new Map<number, TrainingNode[]>();
  private readonly byParameter = new Map<string, TrainingNode>();
  private readonly inputGradients = new Map<string, InputGradient>();

  constructor(
    readonly network: Graph,
    /** Null for prediction. */
    readonly training: TrainingGraph | null,
  ) {
    const { nodes, output } = withoutIdleDropout(network, training);
    this.nodes = nodes;
    this.output = output;
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    for (const node of nodes) {
      for (const id of node.inputs) {
        this.uses.set(id, [...(this.uses.get(id) ?? []), node]);
      }
      if (isInputGradient(node)) {
        this.inputGradients.set(node.operation.weight, node);
      }
    }
    network.parameters.forEach(({ name }, i) => {
      const gradient = this.byId.get(training?.gradients[i] ?? -1);
      if (gradient) {
        this.byParameter.set(name, gradient);
      }
    });
  }

  node(id: number | undefined): TrainingNode | undefined {
    return this.byId.get(id ?? -1);
  }

  /** The node that computes an input of another. */
  inputOf(node: TrainingNode, index = 0): TrainingNode | undefined {
    return this.node(node.inputs[index]);
  }

  usesOf(id: number): readonly TrainingNode[] {
    return this.uses.get(id) ?? [];
  }

  /** Whether one node alone needs a value, so that it need not be written for others. */
  usedOnce(id: number): boolean {
    return this.usesOf(id).length === 1 && id !== this.output;
  }

  /** The gradient by a parameter; undefined in prediction. */
  gradientBy(parameter: string): TrainingNode | undefined {
    return this.byParameter.get(parameter);
  }

  /** The gradient by the input of the layer that has this weight; undefined where none is needed. */
  inputGradientOf(weight: string): InputGradient | undefined {
    return this.inputGradients.get(weight);
  }

  /** The layer that has this gradient by its weight. */
  layerOf(weightGradient: TrainingNode): NodeOf<'conv2d' | 'linear'> {
    const layer = this.nodes.find(
      (node): node is NodeOf<'conv2d' | 'linear'> =>
        (is(node, 'conv2d') || is(node, 'linear')) &&
        this.gradientBy(node.operation.weight) === weightGradient,
    );
    if (!layer) {
      throw new Error('A weight gradient belongs to no layer.');
    }
    return layer;
  }
}

/** Dropout that drops nothing, because of its rate or outside training, is its input. */
function withoutIdleDropout(network: Graph, training: TrainingGraph | null) {
  const aliases = new Map<number, number>();
  const nodes: TrainingNode[] = [];
  for (const node of training?.nodes ?? network.nodes) {
    const inputs = node.inputs.map((id) => aliases.get(id) ?? id);
    const drops = is(node, 'dropout') || is(node, 'dropoutGradient');
    if (drops && (!training || node.operation.rate === 0)) {
      aliases.set(node.id, inputs[0] ?? -1);
    } else {
      nodes.push({ ...node, inputs });
    }
  }
  return { nodes, output: aliases.get(network.output) ?? network.output };
}
