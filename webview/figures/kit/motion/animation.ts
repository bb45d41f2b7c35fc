import { clockSteps } from '../../../../src/figures/clock';
import type { Clock } from './clock';
import type { AnimationWriter } from '../export/figureExports';

const mostPictures = 60;
const pictureTime = 80;
/** The last picture stays in sight before the animation begins anew. */
const lastPictureTime = 1500;

/** Where the pictures of an animation stand, as steps of the clock: from the first to the last, evenly, at most 60. */
export function pictureSteps(steps: number): readonly number[] {
  const count = Math.min(mostPictures, steps + 1);
  return Array.from({ length: count }, (_, index) => Math.round((index * steps) / Math.max(1, count - 1)));
}

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * Runs a clock through its values and writes a picture of each; the state stays as it is.
 * @param onProgress is told how many pictures of how many are there
 * @returns the file, or undefined when it was cancelled: by the signal, or by somebody who moves the figure.
 */
export async function animate(
  clock: Clock,
  writer: AnimationWriter,
  draw: () => ImageData | undefined,
  onProgress: (done: number, all: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const steps = pictureSteps(clockSteps(clock.reading));
  for (const [index, step] of steps.entries()) {
    clock.hold(step);
    // What is drawn in the frame after the change, and the chart's next one.
    await nextFrame();
    await nextFrame();
    const picture = signal.aborted || !clock.isHeld ? undefined : draw();
    if (picture === undefined) {
      clock.rest();
      return undefined;
    }
    writer.add(picture, index === steps.length - 1 ? lastPictureTime : pictureTime);
    onProgress(index + 1, steps.length);
  }
  clock.rest();
  return writer.finish();
}
