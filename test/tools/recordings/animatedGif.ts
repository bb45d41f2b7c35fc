import { fittingGif, type Picture } from './fittingGif';

/** A picture of the screen and how long it shows. */
export interface ScreenFrame {
  /** A PNG file in base64. */
  readonly png: string;
  /** In milliseconds. */
  readonly delay: number;
}

async function pictureOf({ png, delay }: ScreenFrame): Promise<Picture> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (!context) {
    throw new Error('The browser gives no 2-D context.');
  }
  context.drawImage(bitmap, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  return { rgba: new Uint8Array(data.buffer), width, height, delay };
}

/** Runs in a browser's page. @returns a GIF file in base64 */
export async function animatedGif(frames: readonly ScreenFrame[], mostBytes: number): Promise<string> {
  const pictures: Picture[] = [];
  for (const frame of frames) {
    pictures.push(await pictureOf(frame));
  }
  return base64Of(fittingGif(pictures, mostBytes));
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}
