/** A file of which stretches are read. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /**
   * The bytes from `begin` to before `end`, as many of them as the file has.
   * @throws {Error} with a sentence when they cannot be read.
   */
  read(begin: number, end: number): Promise<Uint8Array>;
}
