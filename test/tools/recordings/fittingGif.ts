import { applyPalette, GIFEncoder, quantize } from 'gifenc';

/** A picture of a film and how long it shows. */
export interface Picture {
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** In milliseconds. */
  readonly delay: number;
}

/** Pictures that the palette is made from, spread over all of them. */
const sampledPictures = 12;

/** What is tried, one after the other: colours, and how long a picture shows at least, in milliseconds. */
const attempts = [
  { colors: 255, shortest: 0 },
  { colors: 127, shortest: 180 },
  { colors: 63, shortest: 280 },
  { colors: 63, shortest: 420 },
  { colors: 63, shortest: 640 },
  { colors: 31, shortest: 960 },
  { colors: 31, shortest: 1500 },
];

/**
 * A GIF file that repeats for ever, with one palette for all pictures. Where it has too many bytes, pictures that show
 * only for a moment are left out, and colours.
 * @throws {Error} when it cannot be made so small.
 */
export function fittingGif(pictures: readonly Picture[], mostBytes: number): Uint8Array {
  for (const { colors, shortest } of attempts) {
    const bytes = encode(calmed(pictures, shortest), colors);
    if (bytes.length <= mostBytes) {
      return bytes;
    }
  }
  throw new Error(`The recording does not fit into ${mostBytes} bytes. Let it show less.`);
}

/** Each picture shows at least so long, and no picture equals the one before: the last of those that follow too fast stays. */
function calmed(pictures: readonly Picture[], shortest: number): Picture[] {
  const kept: Picture[] = [];
  for (const picture of pictures) {
    const last = kept.at(-1);
    if (last && (last.delay < shortest || isSame(last, picture))) {
      kept.pop();
      kept.push({ ...picture, delay: last.delay + picture.delay });
    } else {
      kept.push(picture);
    }
  }
  return kept;
}

function isSame(a: Picture, b: Picture): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  return left.every((word, i) => word === right[i]);
}

function wordsOf({ rgba }: Picture): Uint32Array {
  return new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
}

/** The colours that a spread of the pictures shares. */
function paletteOf(pictures: readonly Picture[], colors: number) {
  const stride = Math.max(1, Math.ceil(pictures.length / sampledPictures));
  const chosen = pictures.filter((_, i) => i % stride === 0 || i === pictures.length - 1);
  const all = new Uint8Array(chosen.reduce((sum, { rgba }) => sum + rgba.length, 0));
  let end = 0;
  for (const { rgba } of chosen) {
    all.set(rgba, end);
    end += rgba.length;
  }
  return quantize(all, colors);
}

/** @param colors one less than a power of two: the index after them is a pixel that keeps what was there */
function encode(pictures: readonly Picture[], colors: number): Uint8Array {
  const found = paletteOf(pictures, colors);
  const palette = Array.from({ length: colors + 1 }, (_, i) => found[i] ?? ([0, 0, 0] as const));
  const encoder = GIFEncoder();
  let before: Uint8Array | undefined;
  for (const { rgba, width, height, delay } of pictures) {
    const shown = applyPalette(rgba, found);
    const last = before;
    const written = last ? shown.map((color, i) => (color === last[i] ? colors : color)) : shown;
    encoder.writeFrame(written, width, height, {
      delay,
      ...(last ? { transparent: true, transparentIndex: colors, dispose: 1 } : { palette, repeat: 0 }),
    });
    before = shown;
  }
  encoder.finish();
  return encoder.bytes();
}
