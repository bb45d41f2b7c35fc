import type { Graph } from '../../graph/graph';
import { sizeOf, type Shape } from '../../graph/shape';
import { LinearMemory } from './linearMemory';
import type { WasmVector } from './wasmVectors';

/** Matrices in the order in which `product` reads them (assembly/pack.ts). Strides are numbers. */
export interface PanelLayout {
  readonly taps: number;
  readonly rows: number;
  readonly columns: number;
  readonly tapStride: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

interface Panels {
  readonly pointer: number;
  readonly pack: (weights: number) => void;
  from: WasmVector | undefined;
  version: number;
}

/** Numbers of the panels of a layout. */
export function panelSize({ taps, rows, columns }: PanelLayout): number {
  return Math.ceil(columns / 8) * 8 * taps * rows;
}

/** One block of memory as large as was ever needed. */
class GrowingBlock {
  pointer = 0;
  private bytes = 0;

  constructor(private readonly memory: LinearMemory) {}

  need(bytes: number): void {
    if (bytes > this.bytes) {
      this.memory.release(this.pointer);
      this.pointer = this.memory.allocate(bytes);
      this.bytes = bytes;
    }
  }
}

/** What all plans of one network share in one memory: where parameters lie, their panels, and tables. */
export class NetworkMemory extends LinearMemory {
  /** Numbers of all parameters. */
  readonly size: number;
  private readonly parameters = new Map<string, { readonly offset: number; readonly shape: Shape }>();
  private readonly tables = new Map<string, number>();
  private readonly panels = new Map<string, Panels>();
  /** Panels on the way to their transform. */
  private readonly staging = new GrowingBlock(this);

  constructor(kernelModule: WebAssembly.Module, { parameters }: Graph) {
    super(kernelModule);
    let size = 0;
    for (const { name, shape } of parameters) {
      this.parameters.set(name, { offset: size, shape });
      size += sizeOf(shape);
    }
    this.size = size;
  }

  /** Bytes from the first parameter to this one. */
  offset(name: string): number {
    return 4 * this.parameter(name).offset;
  }

  /** In PyTorch's layout. */
  shape(name: string): Shape {
    return this.parameter(name).shape;
  }

  /** The address of a table, made when it is first asked for. */
  table(key: string, make: () => Int32Array): number {
    const known = this.tables.get(key);
    if (known !== undefined) {
      return known;
    }
    const values = make();
    const pointer = this.allocate(values.byteLength);
    this.integers(pointer, values.length).set(values);
    this.tables.set(key, pointer);
    return pointer;
  }

  /** The panels of a parameter, for `fill` to fill. `way` names the layout. */
  panelsOf(name: string, way: string, layout: PanelLayout): Panels {
    return this.once(`${way} ${name}`, 4 * panelSize(layout), (pointer) => {
      const offset = this.offset(name);
      return (weights) => this.pack(weights + offset, layout, pointer);
    });
  }

  /** The transformed panels of a 3×3 convolution's weights (assembly/winograd.ts), likewise. */
  planesOf(name: string, way: string, layout: PanelLayout, flipped: boolean): Panels {
    const bytes = 4 * panelSize(layout);
    return this.once(`planes ${way} ${name}`, (bytes / layout.taps) * 16, (pointer) => {
      const offset = this.offset(name);
      this.staging.need(bytes);
      return (weights) => {
        const panels = this.staging.pointer;
        this.pack(weights + offset, layout, panels);
        this.kernels.winogradWeights(panels, layout.rows, layout.columns, flipped, pointer);
      };
    });
  }

  /** Fills panels from the weights unless they are filled from these already. */
  fill(panels: Iterable<Panels>, weights: WasmVector): void {
    for (const each of panels) {
      if (each.from !== weights || each.version !== weights.version) {
        each.pack(weights.pointer);
        each.from = weights;
        each.version = weights.version;
      }
    }
  }

  private once(key: string, bytes: number, packer: (pointer: number) => Panels['pack']): Panels {
    const known = this.panels.get(key);
    if (known) {
      return known;
    }
    const pointer = this.allocate(bytes);
    const made: Panels = { pointer, pack: packer(pointer), from: undefined, version: -1 };
    this.panels.set(key, made);
    return made;
  }

  private pack(
    from: number,
    { taps, rows, columns, tapStride, rowStride, columnStride }: PanelLayout,
    to: number,
  ): void {
    this.kernels.pack(from, taps, rows, columns, 4 * tapStride, 4 * rowStride, 4 * columnStride, to);
  }

  private parameter(name: string) {
    const parameter = this.parameters.get(name);
    if (!parameter) {
      throw new Error(`The network has no parameter ${name}.`);
    }
    return parameter;
  }
}

export type { Panels };
