import { applyPalette, GIFEncoder, quantize } from 'gifenc';

/** A picture of the screen and how long it shows. */
export interface ScreenFrame {
  /** A PNG file in base64. */
  readonly png: string;
  /** In milliseconds. */
  readonly delay: number;
}

/** The last index of the palette: a pixel that keeps what the frame before showed. */
const kept = 255;
/** Frames that the palette is made from, spread over all of them. */
const sampledFrames = 12;

async function pixelsOf({ png }: ScreenFrame): Promise<ImageData> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (!context) {
    throw new Error('The browser gives no 2-D context.');
  }
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** The colours that a spread of the frames shares. */
async function paletteOf(frames: readonly ScreenFrame[]) {
  const stride = Math.max(1, Math.ceil(frames.length / sampledFrames));
  const chosen = frames.filter((_, i) => i % stride === 0 || i === frames.length - 1);
  const pictures = await Promise.all(chosen.map(pixelsOf));
  const all = new Uint8Array(pictures.reduce((sum, { data }) => sum + data.length, 0));
  let end = 0;
  for (const { data } of pictures) {
    all.set(data, end);
    end += data.length;
  }
  return quantize(all, kept);
}

/** Runs in a browser's page. @returns a GIF file in base64 that repeats for ever, with one palette for all frames */
export async function animatedGif(frames: readonly ScreenFrame[]): Promise<string> {
  const palette = await paletteOf(frames);
  const encoder = GIFEncoder();
  let before: Uint8Array | undefined;
  for (const frame of frames) {
    const { data, width, height } = await pixelsOf(frame);
    const shown = applyPalette(new Uint8Array(data.buffer), palette);
    const last = before;
    const written = last ? shown.map((color, i) => (color === last[i] ? kept : color)) : shown;
    const first = { palette: padded(palette), repeat: 0 };
    encoder.writeFrame(written, width, height, {
      delay: frame.delay,
      ...(last ? { transparent: true, transparentIndex: kept, dispose: 1 } : first),
    });
    before = shown;
  }
  encoder.finish();
  return base64Of(encoder.bytes());
}

/** 256 colours, so that the index of kept pixels is one of them. */
function padded(palette: readonly (readonly [number, number, number])[]) {
  return Array.from({ length: kept + 1 }, (_, i) => palette[i] ?? ([0, 0, 0] as const));
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}
