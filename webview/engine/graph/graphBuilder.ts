import type { Graph, GraphNode } from './graph';
import type { Operation } from './operations';
import type { InputName } from './operations/input';
import type { Value } from './operations/operationRules';
import type { Parameter } from './parameter';
import type { Shape } from './shape';
import { outputShape } from './shapes';

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

  finish(output: Value): Graph {
    return { nodes: this.nodes, output: output.id, parameters: [...this.parameters.values()] };
  }

  /** Declares a parameter for a layer and returns its name. @throws {RangeError} when the name is taken. */
  declare(name: string, shape: Shape, init: Parameter['init']): string {
    if (this.parameters.has(name)) {
      throw new RangeError(`Two layers of the network are named ${name}; give each its own name.`);
    }
    this.parameters.set(name, { name, shape, init });
    return name;
  }
}
