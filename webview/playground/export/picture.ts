/** A picture of 8 bits a channel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** 1: grey levels; 3: RGB triples. */
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
}
