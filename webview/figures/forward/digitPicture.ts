import * as l10n from '@vscode/l10n';
import { createMixture1d } from '../../../src/diffusion/distributions/mixture1d';
import { digitValues } from '../kit/digits/digitValues';
import { drawGrey } from '../kit/drawing/greyImage';
import type { DigitSource } from '../kit/figure';
import type { ForwardSubject } from './subject';

const mostRuns = 2000;
const fewestRuns = 200;
/** How many numbers the runs of one pixel's chain may draw. */
const runBudget = 1e6;

/** A digit as what the forward process is shown on. */
export function digitSubject(digits: DigitSource, index: number, T: number): ForwardSubject {
  const draw: ForwardSubject['draw'] = (context, size, values) =>
    drawGrey(context, values, digits.side, { side: size });
  const x0 = digitValues(digits, index);
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
