import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';
import { stepsOfEstimate } from '../steps';

const r = String.raw;

/** x_0 = (x_t - √(1-ᾱ_t) ε) / √ᾱ_t */
export const x0FromNoise = formula({
  id: 'x0-from-noise',
  name: () => l10n.t('x_0 from the noise'),
  source: { paper: ddpm, place: 'equation', number: '9' },
  run: {
    title: () => l10n.t('What a network may predict'),
    shows: { figure: 'parameterisations', state: { predicts: 'epsilon' } },
  },
  recognises: (f) => f.leftRole === 'x0' && f.has('state') && f.hasAny('noise', 'noiseHat') && isScheduled(f),
  truth: {
    forms: [
      r`\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon}{\sqrt{\bar\alpha_t}}`,
      r`\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}`,
    ],
    steps: stepsOfEstimate,
  },
  isOfOneStep: true,
  isUnmistakable: true,
});
