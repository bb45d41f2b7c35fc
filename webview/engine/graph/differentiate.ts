import type { Graph, GraphNode, Shape } from './graph';
import {
  scalar,
  type OperationOf,
  type TrainingGraph,
  type TrainingNode,
  type TrainingOperation,
} from './trainingGraph';

/**
 * Reverse-mode differentiation: extends a network with the mean squared error against a target, weighted
 * image by image, and the gradients of that loss by every parameter. Nothing is computed that no parameter's gradient needs.
 */
export function differentiate(network: Graph): TrainingGraph {
  return new Differentiation(network).run();
}

class Differentiation {
  private readonly nodes: TrainingNode[];
  /** Whether a value depends on a parameter, by node id. */
  private readonly active: readonly boolean[];
  /** The gradient of the loss by a value, as far as it is summed, by node id. */
  private readonly byValue = new Map<number, TrainingNode>();
  private readonly byParameter = new Map<string, TrainingNode>();
  private readonly shapes: ReadonlyMap<string, Shape>;

  constructor(private readonly network: Graph) {
    this.nodes = [...network.nodes];
    this.active = activity(network);
    this.shapes = new Map(network.parameters.map(({ name, shape }) => [name, shape]));
  }

  run(): TrainingGraph {
    const { network } = this;
    const prediction = this.node(network.output);
    const target = this.emit({ op: 'target' }, prediction.shape);
    const weight = this.emit({ op: 'lossWeight' }, scalar);
    const loss = this.emit({ op: 'meanSquaredError' }, scalar, prediction, target, weight);
    this.accumulate(
      network.output,
      this.emit({ op: 'meanSquaredErrorGradient' }, prediction.shape, prediction, target, weight),
    );
    for (const node of [...network.nodes].reverse()) {
      const dy = this.byValue.get(node.id);
      if (dy) this.differentiate(node, dy);
    }
    return {
      network,
      nodes: this.nodes,
      loss: loss.id,
      gradients: network.parameters.map(({ name }) => this.gradientOf(name)),
    };
  }

  /** Adds what `node` contributes to the gradients of its inputs and parameters. */
  private differentiate(node: GraphNode, dy: TrainingNode): void {
    const { operation } = node;
    const [x, y] = node.inputs;
    switch (operation.op) {
      case 'embedding':
        return this.toParameter(operation.weight, { op: 'embeddingGradient' }, this.node(x), dy);
      case 'linear':
        return this.linear(operation, this.node(x), dy);
      case 'conv2d':
        return this.conv2d(operation, this.node(x), dy);
      case 'groupNorm':
        return this.groupNorm(operation, this.node(x), dy);
      case 'silu':
        return this.toInput(x, () => this.emit({ op: 'siluGradient' }, dy.shape, this.node(x), dy));
      case 'add':
        this.toInput(x, () => dy);
        return this.toInput(y, () => dy);
      case 'addPerChannel':
        this.toInput(x, () => dy);
        return this.toInput(y, () => this.emit({ op: 'sumPixels' }, this.node(y).shape, dy));
      case 'concat':
        return this.concat(node, dy);
      case 'dropout': {
        const { rate } = operation;
        return this.toInput(x, () => this.emit({ op: 'dropoutGradient', rate, mask: node.id }, dy.shape, dy));
      }
      case 'upsample':
        return this.toInput(x, () => this.emit({ op: 'upsampleGradient' }, this.node(x).shape, dy));
      case 'attention':
        return this.attention(operation, node, dy);
      case 'input':
      case 'timeEmbedding':
        return;
    }
  }

  private linear({ weight, bias }: OperationOf<'linear'>, x: TrainingNode, dy: TrainingNode): void {
    this.toParameter(weight, { op: 'linearWeightGradient' }, x, dy);
    this.toParameter(bias, { op: 'biasGradient' }, dy);
    this.toInput(x.id, () => this.emit({ op: 'linearInputGradient', weight }, x.shape, dy));
  }

  private conv2d(operation: OperationOf<'conv2d'>, x: TrainingNode, dy: TrainingNode): void {
    const { weight, bias, kernel, stride, padding } = operation;
    const window = { kernel, stride, padding };
    this.toParameter(weight, { op: 'conv2dWeightGradient', ...window }, x, dy);
    this.toParameter(bias, { op: 'biasGradient' }, dy);
    this.toInput(x.id, () => this.emit({ op: 'conv2dInputGradient', weight, ...window }, x.shape, dy));
  }

  private groupNorm(operation: OperationOf<'groupNorm'>, x: TrainingNode, dy: TrainingNode): void {
    const { weight, bias, groups, eps } = operation;
    this.toParameter(weight, { op: 'groupNormWeightGradient', groups, eps }, x, dy);
    this.toParameter(bias, { op: 'biasGradient' }, dy);
    this.toInput(x.id, () =>
      this.emit({ op: 'groupNormInputGradient', weight, groups, eps }, x.shape, x, dy),
    );
  }

  private concat(node: GraphNode, dy: TrainingNode): void {
    let from = 0;
    for (const id of node.inputs) {
      const { shape } = this.node(id);
      const to = from + (shape[0] ?? 0);
      const part = { op: 'slice', from, to } as const;
      this.toInput(id, () => this.emit(part, shape, dy));
      from = to;
    }
  }

  private attention({ heads }: OperationOf<'attention'>, node: GraphNode, dy: TrainingNode): void {
    const inputs = node.inputs.map((id) => this.node(id));
    (['query', 'key', 'value'] as const).forEach((by, i) => {
      this.toInput(node.inputs[i], () =>
        this.emit({ op: 'attentionGradient', heads, by }, dy.shape, ...inputs, dy),
      );
    });
  }

  private toInput(id: number | undefined, gradient: () => TrainingNode): void {
    if (id !== undefined && this.active[id]) this.accumulate(id, gradient());
  }

  private accumulate(id: number, gradient: TrainingNode): void {
    const sum = this.byValue.get(id);
    this.byValue.set(id, sum ? this.emit({ op: 'add' }, gradient.shape, sum, gradient) : gradient);
  }

  private toParameter(name: string, operation: TrainingOperation, ...inputs: TrainingNode[]): void {
    this.byParameter.set(name, this.emit(operation, this.shapes.get(name) ?? [], ...inputs));
  }

  private gradientOf(name: string): number {
    const gradient = this.byParameter.get(name);
    if (!gradient) throw new RangeError(`The network's output does not depend on its parameter ${name}.`);
    return gradient.id;
  }

  private emit(operation: TrainingNode['operation'], shape: Shape, ...inputs: TrainingNode[]): TrainingNode {
    const node = { id: this.nodes.length, operation, inputs: inputs.map(({ id }) => id), shape };
    this.nodes.push(node);
    return node;
  }

  private node(id: number | undefined): TrainingNode {
    const node = this.nodes[id ?? -1];
    if (!node) throw new Error(`The network has no node ${id}.`);
    return node;
  }
}

/** Which values depend on a parameter: those whose operation has one, and all that follow from them. */
function activity({ nodes }: Graph): boolean[] {
  const active: boolean[] = [];
  for (const { operation, inputs } of nodes) {
    active.push('weight' in operation || inputs.some((id) => active[id]));
  }
  return active;
}
