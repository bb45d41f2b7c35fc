import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';
import { stepsOfEstimate } from '../steps';

const r = String.raw;

/** x̂_0 = (x_t - √(1-ᾱ_t) ε_θ) / √ᾱ_t */
export const predictedX0 = formula({
  id: 'predicted-x0',
  name: () => l10n.t('Predicted x_0'),
  source: { paper: ddpm, place: 'equation', number: '15' },
  run: {
    title: () => l10n.t('What a network may predict'),
    shows: { figure: 'parameterisations', state: { predicts: 'epsilon' } },
  },
  recognises: (f) =>
    f.leftRole === 'x0Hat' &&
    f.has('state') &&
    f.hasAny('noiseHat', 'noise') &&
    (isScheduled(f) || f.has('sigma')),
  truth: {
    forms: [
      r`\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}`,
      r`\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon}{\sqrt{\bar\alpha_t}}`,
    ],
    steps: stepsOfEstimate,
  },
  isOfOneStep: true,
  isUnmistakable: true,
});
