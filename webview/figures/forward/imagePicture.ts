import * as l10n from '@vscode/l10n';
import { createMixture1d } from '../../../src/diffusion/distributions/mixture1d';
import { drawGrey } from '../kit/drawing/greyImage';
import type { ForwardSubject } from './subject';

const mostRuns = 2000;
const fewestRuns = 200;
/** How many numbers the runs of one pixel's chain may draw. */
const runBudget = 1e6;

/** A grey image of `width` × `width` values as what the forward process is shown on. */
export function imageSubject(x0: Float32Array, width: number, T: number): ForwardSubject {
  const draw: ForwardSubject['draw'] = (context, size, values) =>
    drawGrey(context, values, width, { side: size });
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
