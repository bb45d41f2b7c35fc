import type { LinearMemory } from './linearMemory';

interface Block {
  readonly pointer: number;
  readonly bytes: number;
  taken: boolean;
}

/** Memory that the steps of a plan use one after the other. */
export class Scratch {
  private readonly blocks: Block[] = [];

  constructor(private readonly memory: LinearMemory) {}

  /** All of it may be taken again, by another step. */
  reset(): void {
    for (const block of this.blocks) {
      block.taken = false;
    }
  }

  take(bytes: number): number {
    let block = this.blocks.find((each) => !each.taken && each.bytes >= bytes);
    if (!block) {
      block = { pointer: this.memory.allocate(bytes), bytes, taken: false };
      this.blocks.push(block);
    }
    block.taken = true;
    return block.pointer;
  }

  release(): void {
    for (const { pointer } of this.blocks) {
      this.memory.release(pointer);
    }
  }
}
