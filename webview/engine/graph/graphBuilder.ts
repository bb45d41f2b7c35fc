import type { Graph, GraphNode, InputName, Operation, Padding, Parameter, Shape } from './graph';
import { outputShape } from './shapes';

type Initialiser = Parameter['init'];

/** A value in a graph under construction. */
export type Value = GraphNode;

/** Adds nodes one by one, infers their shapes, and declares the parameters they need. */
export class GraphBuilder {
  private readonly nodes: GraphNode[] = [];
  private readonly parameters = new Map<string, Parameter>();

  /** @throws {RangeError} when the inputs' shapes do not suit the operation. */
  add(operation: Operation, ...inputs: Value[]): Value {
    const shape = outputShape(
      operation,
      inputs.map((input) => input.shape),
      (name) => this.parameters.get(name)?.shape,
    );
    const node = { id: this.nodes.length, operation, inputs: inputs.map((input) => input.id), shape };
    this.nodes.push(node);
    return node;
  }

  input(name: InputName, shape: Shape): Value {
    const node: GraphNode = { id: this.nodes.length, operation: { op: 'input', name }, inputs: [], shape };
    this.nodes.push(node);
    return node;
  }

  embedding(labels: Value, name: string, classes: number, width: number): Value {
    const weight = this.declare(`${name}.weight`, [classes, width], { kind: 'normal' });
    return this.add({ op: 'embedding', weight }, labels);
  }

  linear(x: Value, name: string, features: number): Value {
    const fanIn = x.shape[0] ?? 0;
    const weight = this.declare(`${name}.weight`, [features, fanIn], { kind: 'uniform', fanIn });
    const bias = this.declare(`${name}.bias`, [features], { kind: 'uniform', fanIn });
    return this.add({ op: 'linear', weight, bias }, x);
  }

  conv2d(
    x: Value,
    name: string,
    channels: number,
    kernel: 1 | 3,
    stride: 1 | 2 = 1,
    padding: Padding = evenPadding((kernel - 1) / 2),
  ): Value {
    const inChannels = x.shape[0] ?? 0;
    const fanIn = inChannels * kernel * kernel;
    const shape = [channels, inChannels, kernel, kernel];
    const weight = this.declare(`${name}.weight`, shape, { kind: 'uniform', fanIn });
    const bias = this.declare(`${name}.bias`, [channels], { kind: 'uniform', fanIn });
    return this.add({ op: 'conv2d', weight, bias, kernel, stride, padding }, x);
  }

  groupNorm(x: Value, name: string, groups: number, eps: number): Value {
    const channels = x.shape[0] ?? 0;
    const weight = this.declare(`${name}.weight`, [channels], { kind: 'ones' });
    const bias = this.declare(`${name}.bias`, [channels], { kind: 'zeros' });
    return this.add({ op: 'groupNorm', weight, bias, groups, eps }, x);
  }

  finish(output: Value): Graph {
    return { nodes: this.nodes, output: output.id, parameters: [...this.parameters.values()] };
  }

  private declare(name: string, shape: Shape, init: Initialiser): string {
    if (this.parameters.has(name)) {
      throw new RangeError(`Two layers of the network are named ${name}; give each its own name.`);
    }
    this.parameters.set(name, { name, shape, init });
    return name;
  }
}

/** The same number of zeros on every side. */
export function evenPadding(width: number): Padding {
  return { top: width, bottom: width, left: width, right: width };
}
