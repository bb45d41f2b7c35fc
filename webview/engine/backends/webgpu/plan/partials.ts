import { arenaBlock, type ArenaMatrix, type ParameterArena } from './parameterArena';

interface Part {
  readonly matrix: ArenaMatrix;
  /** In floats. */
  readonly base: number;
  readonly splits: number;
}

/**
 * Where the parts of gradients lie that are summed at the end of a step, all in one dispatch: each matrix of the
 * arena is there as often as its kernel splits the batch.
 */
export class Partials {
  private readonly parts: Part[] = [];
  private floats = 0;

  /** Room for one matrix; returns where its parts begin. */
  allocate(matrix: ArenaMatrix, splits: number): { readonly base: number; readonly stride: number } {
    const base = this.floats;
    this.parts.push({ matrix, base, splits });
    const stride = matrix.rows * matrix.stride;
    this.floats += splits * stride;
    return { base, stride };
  }

  get size(): number {
    return this.floats;
  }

  /**
   * For each block of the arena: from an element's index to its first part (modulo 2³²), how many parts there
   * are, how far apart, and the index behind the matrix's last element.
   */
  table(arena: ParameterArena): Uint32Array<ArrayBuffer> {
    const table = new Uint32Array((arena.size / arenaBlock) * 4);
    for (const { matrix, base, splits } of this.parts) {
      const size = matrix.rows * matrix.stride;
      const first = matrix.offset / arenaBlock;
      for (let block = first; block * arenaBlock < matrix.offset + size; block++) {
        table.set([base - matrix.offset, splits, size, matrix.offset + size], block * 4);
      }
    }
    return table;
  }
}
