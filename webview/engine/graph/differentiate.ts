import type { Graph, GraphNode } from './graph';
import { rulesOf, type TrainingOperation } from './operations';
import type { AdjointContext } from './operations/operationRules';
import { scalar, type Shape } from './shape';
import type { TrainingGraph, TrainingNode } from './trainingGraph';

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
      if (dy) {
        rulesOf(node.operation).differentiate?.(node.operation, this.contextOf(node, dy));
      }
    }
    return {
      network,
      nodes: this.nodes,
      loss: loss.id,
      gradients: network.parameters.map(({ name }) => this.gradientOf(name)),
    };
  }

  private contextOf(node: GraphNode, dy: TrainingNode): AdjointContext<TrainingOperation> {
    const inputs = node.inputs.map((id) => this.node(id));
    return {
      node,
      dy,
      inputs,
      input: (index) => this.node(node.inputs[index]),
      emit: (operation, shape, ...values) => this.emit(operation, shape, ...values),
      toInput: (index, gradient) => {
        const { id } = this.node(node.inputs[index]);
        if (this.active[id]) {
          this.accumulate(id, this.node(gradient().id));
        }
      },
      toParameter: (name, operation, ...values) => {
        this.byParameter.set(name, this.emit(operation, this.shapes.get(name) ?? [], ...values));
      },
    };
  }

  private accumulate(id: number, gradient: TrainingNode): void {
    const sum = this.byValue.get(id);
    this.byValue.set(id, sum ? this.emit({ op: 'add' }, gradient.shape, sum, gradient) : gradient);
  }

  private gradientOf(name: string): number {
    const gradient = this.byParameter.get(name);
    if (!gradient) {
      throw new RangeError(`The network's output does not depend on its parameter ${name}.`);
    }
    return gradient.id;
  }

  private emit(
    operation: TrainingNode['operation'],
    shape: Shape,
    ...inputs: { id: number }[]
  ): TrainingNode {
    const node = { id: this.nodes.length, operation, inputs: inputs.map(({ id }) => id), shape };
    this.nodes.push(node);
    return node;
  }

  private node(id: number | undefined): TrainingNode {
    const node = this.nodes[id ?? -1];
    if (!node) {
      throw new Error(`The network has no node ${id}.`);
    }
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
