import * as l10n from '@vscode/l10n';
import { createMixture1d } from '../../../src/diffusion/distributions/mixture1d';
import type { DigitSource } from '../kit/figure';
import type { ForwardSubject } from './subject';

let scratch: HTMLCanvasElement | undefined;

const mostRuns = 2000;
const fewestRuns = 200;
/** How many numbers the runs of one pixel's chain may draw. */
const runBudget = 1e6;

/** A digit as x_0: grey values 0…255 become −1…1, as the paper scales its data (DDPM section 3.3). */
export function digitSubject(digits: DigitSource, index: number, T: number): ForwardSubject {
  const draw: ForwardSubject['draw'] = (context, size, values) =>
    drawDigit(context, size, values, digits.side);
  const x0 = Float32Array.from(digits.image(index % digits.count), (grey) => grey / 127.5 - 1);
  const brightest = x0.reduce((most, value) => Math.max(most, value), -1);
  const runs = Math.round(Math.min(mostRuns, Math.max(fewestRuns, runBudget / T)));
  return {
    x0,
    otherX0: x0,
    probe: {
      name: l10n.t('the brightest pixel'),
      x0: new Float32Array(runs).fill(brightest),
      // A known value, which the noise of every step makes wide.
      distribution: createMixture1d([{ weight: 1, mean: brightest, variance: 1e-12 }]),
    },
    draw,
    drawLarge: draw,
  };
}

/** Draws a square grey image, −1 black and 1 white; what noise carries beyond is cut off. */
function drawDigit(
  context: CanvasRenderingContext2D,
  size: number,
  values: ArrayLike<number>,
  side: number,
): void {
  const image = new ImageData(side, side);
  for (let index = 0; index < side * side; index += 1) {
    // A clamped array rounds and cuts off.
    image.data.fill(((values[index] ?? 0) + 1) * 127.5, index * 4, index * 4 + 3);
    image.data[index * 4 + 3] = 255;
  }
  scratch ??= document.createElement('canvas');
  scratch.width = side;
  scratch.height = side;
  scratch.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(scratch, 0, 0, size, size);
}
