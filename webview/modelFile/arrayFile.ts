import type { ElementType } from './elementType';

/** An array of a file, by what the file says of it. */
export interface ArrayEntry {
  readonly name: string;
  /** The type as the file names it. */
  readonly dtype: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  /** The first axis runs fastest (Fortran's order), not the last. */
  readonly firstFastest: boolean;
  /**
   * The first bytes of its data, `most` at the most.
   * @throws {Error} with a sentence when they cannot be read.
   */
  read(most: number): Promise<Uint8Array>;
}

/** What a file of arrays holds. */
export interface ArrayFile {
  readonly entries: readonly ArrayEntry[];
  /** Texts by name. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Names of what is in the file and is not shown, each with a sentence why. */
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
}

/** The number of elements. */
export const elementCount = ({ shape }: Pick<ArrayEntry, 'shape'>): number =>
  shape.reduce((product, extent) => product * extent, 1);
