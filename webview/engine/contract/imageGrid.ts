/** Images in [0, 255], `count` of them, row-major, one after the other; `pixels` are their grey levels. */
export interface ImageGrid {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly pixels: Uint8Array;
  /** RGB triples, where the images have colours. */
  readonly colours?: Uint8Array;
  /** How many stand in a row; as nearly square as can be unless said. */
  readonly columns?: number;
  /** Of points in the plane, x and y of each; `pixels` then holds nothing to show. */
  readonly points?: Float32Array;
}
