// gifenc ships no types; these are the calls used here.
declare module 'gifenc' {
  export interface FrameOptions {
    /** RGB triples of 0…255; needed for the first frame, and for those with another. */
    readonly palette?: readonly (readonly [number, number, number])[];
    /** How long the frame shows, in milliseconds. */
    readonly delay?: number;
    /** How often the animation is repeated, on the first frame: −1 once, 0 for ever. */
    readonly repeat?: number;
    /** Whether pixels of `transparentIndex` keep what was there before. */
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** What becomes of the frame afterwards: 1 for staying, 2 for being cleared. */
    readonly dispose?: number;
  }

  export interface Encoder {
    /** One palette index a pixel. */
    writeFrame(index: Uint8Array, width: number, height: number, options?: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): Encoder;

  type Palette = readonly (readonly [number, number, number])[];

  /** At most `maxColors` colours for these RGBA pixels. */
  export function quantize(rgba: Uint8Array, maxColors: number): Palette;
  /** The palette index of each RGBA pixel. */
  export function applyPalette(rgba: Uint8Array, palette: Palette): Uint8Array;
}
