import type { Weights } from '../../../contract/engine';
import { shapeMismatch } from '../../../contract/shapeMismatch';
import type { Graph } from '../../../graph/graph';
import type { Parameter } from '../../../graph/parameter';
import { sizeOf } from '../../../graph/shape';

/** Every matrix of the arena begins at a multiple of so many floats. */
export const arenaBlock = 64;

/**
 * A matrix of the arena: rows of `stride` floats, of which `columns` are used and the rest are zero. A
 * convolution's rows are [ky, kx, in] and its columns the outputs; a linear layer's rows are its inputs; an
 * embedding's rows are its classes; a vector is one row.
 */
export interface ArenaMatrix {
  /** In floats. */
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
}

interface Slot {
  readonly parameter: Parameter;
  readonly matrix: ArenaMatrix;
  /** The parameter's first column in its matrix. */
  readonly column: number;
  readonly transposed: boolean;
}

/**
 * Names of linear layers' weights that share their input, group by group: each group is one matrix, so that q, k
 * and v, or the time embedding's projections of all residual blocks, are one product.
 */
export function linearGroups({ nodes }: Graph): readonly (readonly { weight: string; bias: string }[])[] {
  const byInput = new Map<number, { weight: string; bias: string }[]>();
  for (const { operation, inputs } of nodes) {
    if (operation.op !== 'linear') {
      continue;
    }
    const input = inputs[0] ?? -1;
    byInput.set(input, [...(byInput.get(input) ?? []), operation]);
  }
  return [...byInput.values()].filter(({ length }) => length > 1);
}

/**
 * Where each parameter lies in one flat array on the GPU. Weights, their average, gradients and Adam's moments
 * are such arrays, so that one kernel updates all of them.
 */
export class ParameterArena {
  /** In floats, a multiple of `arenaBlock`. */
  readonly size: number;
  readonly matrices: readonly ArenaMatrix[];
  private readonly slots = new Map<string, Slot>();

  constructor(graph: Graph) {
    const tables = new Set<string>();
    for (const { operation } of graph.nodes) {
      if (operation.op === 'embedding') {
        tables.add(operation.weight);
      }
    }
    const shapes = new Map(graph.parameters.map((parameter) => [parameter.name, parameter]));
    const matrices: ArenaMatrix[] = [];
    let offset = 0;
    const place = (names: readonly string[]) => {
      const parts = names.flatMap((name) => shapes.get(name) ?? []);
      const forms = parts.map((part) => form(part, tables.has(part.name)));
      const columns = forms.reduce((sum, each) => sum + each.columns, 0);
      const stride = 4 * Math.ceil(columns / 4);
      const matrix = { offset, rows: forms[0]?.rows ?? 0, columns, stride };
      matrices.push(matrix);
      offset += arenaBlock * Math.ceil((matrix.rows * stride) / arenaBlock);
      let column = 0;
      parts.forEach((parameter, i) => {
        this.slots.set(parameter.name, {
          parameter,
          matrix,
          column,
          transposed: forms[i]?.transposed ?? false,
        });
        column += forms[i]?.columns ?? 0;
      });
    };
    for (const group of linearGroups(graph)) {
      place(group.map(({ weight }) => weight));
      place(group.map(({ bias }) => bias));
    }
    for (const { name } of graph.parameters) {
      if (!this.slots.has(name)) {
        place([name]);
      }
    }
    this.matrices = matrices;
    this.size = offset;
  }

  /** The matrix that holds a parameter, alone or beside others of its group. */
  matrix(name: string): ArenaMatrix {
    const slot = this.slots.get(name);
    if (!slot) {
      throw new Error(`The network has no parameter ${name}.`);
    }
    return slot.matrix;
  }

  /** @throws {RangeError} naming the tensor that does not fit the network. */
  flatten(tensors: Weights): Float32Array<ArrayBuffer> {
    const flat = new Float32Array(this.size);
    for (const slot of this.slots.values()) {
      const { name, shape } = slot.parameter;
      const tensor = tensors.get(name);
      if (!tensor || tensor.shape.join() !== shape.join()) {
        throw new RangeError(shapeMismatch(slot.parameter, tensor?.shape));
      }
      forEachElement(slot, (inArena, inTensor) => (flat[inArena] = tensor.data[inTensor] ?? 0));
    }
    return flat;
  }

  unflatten(flat: Float32Array, parameters: readonly Parameter[]): Weights {
    return new Map(
      parameters.map(({ name, shape }) => {
        const slot = this.slots.get(name);
        const data = new Float32Array(sizeOf(shape));
        if (slot) {
          forEachElement(slot, (inArena, inTensor) => (data[inTensor] = flat[inArena] ?? 0));
        }
        return [name, { shape, data }];
      }),
    );
  }
}

interface Form {
  readonly rows: number;
  readonly columns: number;
  /** Whether the parameter's first axis is the columns. */
  readonly transposed: boolean;
}

function form({ shape }: Parameter, isTable: boolean): Form {
  const [first = 1, second = 1] = shape;
  if (shape.length === 1) {
    return { rows: 1, columns: first, transposed: false };
  }
  if (isTable) {
    return { rows: first, columns: second, transposed: false };
  }
  return { rows: sizeOf(shape) / first, columns: first, transposed: true };
}

/** Calls back with an index into the arena and the index of the same number in PyTorch's layout. */
function forEachElement(slot: Slot, visit: (inArena: number, inTensor: number) => void): void {
  const { parameter, matrix, column, transposed } = slot;
  const base = matrix.offset + column;
  const [first = 1, second = 1] = parameter.shape;
  if (!transposed) {
    const columns = parameter.shape.length === 1 ? first : second;
    for (let row = 0; row < matrix.rows; row++) {
      for (let c = 0; c < columns; c++) {
        visit(base + row * matrix.stride + c, row * columns + c);
      }
    }
    return;
  }
  // [O, I, K] → [K, I, O]
  const taps = matrix.rows / second;
  for (let o = 0; o < first; o++) {
    for (let i = 0; i < second; i++) {
      for (let k = 0; k < taps; k++) {
        visit(base + (k * second + i) * matrix.stride + o, (o * second + i) * taps + k);
      }
    }
  }
}
