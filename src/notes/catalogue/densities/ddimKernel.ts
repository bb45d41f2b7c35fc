import * as l10n from '@vscode/l10n';
import { readNormal } from '../../formulas/shape';
import { ddim } from '../../glossary/papers';
import { ddimConvention } from '../../worlds/convention';
import { formula } from '../formula';
import { hasTwoScales } from '../samplers/noiseScales';
import { stepsOfSubsequence } from '../steps';
import { isLeft } from './densityShape';

const r = String.raw;

/** q_σ(x_{t-1}|x_t,x_0) */
export const ddimKernel = formula({
  id: 'ddim-kernel',
  name: () => l10n.t('DDIM posterior'),
  source: { paper: ddim, place: 'equation', number: '7' },
  recognises: (facts) =>
    isLeft(/^q\|(?:t-1|s)\|(?:0,t|t,0|0,[st])$/)(facts) &&
    readNormal(facts.right) !== undefined &&
    facts.has('sigma') &&
    facts.hasAny('alpha', 'alphaBar'),
  truth: {
    moments: [
      {
        mean: r`\sqrt{\bar\alpha_s}x_0+\sqrt{1-\bar\alpha_s-\sigma_t^2}\frac{x_t-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}}`,
        variance: r`\sigma_t^2`,
      },
      {
        mean: r`\sqrt{\bar\alpha_s}\hat{x}_0+\sqrt{1-\bar\alpha_s-\sigma_t^2}\epsilon_\theta(x_t,t)`,
        variance: r`\sigma_t^2`,
      },
      {
        mean: r`\sqrt{\bar\alpha_s}x_0+\sqrt{1-\bar\alpha_s-\sigma_t^2}\epsilon`,
        variance: r`\sigma_t^2`,
      },
    ],
    steps: stepsOfSubsequence,
    comparesNamedVariance: true,
  },
  // A second noise scale, such as DDIM's σ̂, allows other moments.
  judge: ({ right }, { byTruth }) => {
    const verdict = byTruth();
    return hasTwoScales(right) && verdict !== 'right' ? 'unknown' : verdict;
  },
  impliesConvention: ddimConvention,
});
