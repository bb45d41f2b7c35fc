import type { Kernels } from './kernels';

/** Bytes of a page of WebAssembly's memory. */
const pageSize = 65_536;
/** Kernels may read this far behind what they were given. */
const slack = 64;
const alignment = 64;

interface Block {
  readonly from: number;
  readonly to: number;
}

/** The kernels with a memory of their own, parts of which are lent and taken back. */
export class LinearMemory {
  readonly kernels: Kernels;
  private readonly memory: WebAssembly.Memory;
  /** By address; none touches the next. */
  private free: Block[];
  private readonly lent = new Map<number, Block>();

  constructor(kernelModule: WebAssembly.Module) {
    this.memory = new WebAssembly.Memory({ initial: 4 });
    const { exports } = new WebAssembly.Instance(kernelModule, { env: { memory: this.memory } });
    this.kernels = exports as unknown as Kernels;
    const heap = (exports['heap'] as WebAssembly.Global<'i32'>).value;
    this.free = [{ from: heap, to: this.memory.buffer.byteLength }];
  }

  get byteLength(): number {
    return this.memory.buffer.byteLength;
  }

  /** The address of so many bytes. @throws {RangeError} when there is no more memory. */
  allocate(bytes: number): number {
    const size = Math.ceil((bytes + slack) / alignment) * alignment;
    let at = this.free.findIndex(({ from, to }) => to - from >= size);
    if (at < 0) {
      this.grow(size);
      at = this.free.length - 1;
    }
    const { from, to } = this.free[at]!;
    this.free.splice(at, 1, ...(to - from > size ? [{ from: from + size, to }] : []));
    this.lent.set(from, { from, to: from + size });
    return from;
  }

  /** Takes back what `allocate` gave. */
  release(pointer: number): void {
    const block = this.lent.get(pointer);
    if (!block) {
      return;
    }
    this.lent.delete(pointer);
    const merged: Block[] = [];
    for (const next of [...this.free, block].sort((a, b) => a.from - b.from)) {
      const last = merged.at(-1);
      if (last && last.to === next.from) {
        merged[merged.length - 1] = { from: last.from, to: next.to };
      } else {
        merged.push(next);
      }
    }
    this.free = merged;
  }

  /** The numbers at an address, valid until memory is next allocated. */
  floats(pointer: number, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.memory.buffer, pointer, length);
  }

  integers(pointer: number, length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.memory.buffer, pointer, length);
  }

  private grow(size: number): void {
    const end = this.memory.buffer.byteLength;
    const last = this.free.at(-1);
    const has = last?.to === end ? end - last.from : 0;
    const pages = Math.ceil((size - has) / pageSize);
    this.memory.grow(pages);
    const from = has > 0 ? this.free.pop()!.from : end;
    this.free.push({ from, to: end + pages * pageSize });
  }
}
