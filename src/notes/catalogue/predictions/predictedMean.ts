import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { hasScore, isScheduled } from '../recognition';
import { stepsOfMean } from '../steps';

const r = String.raw;

/** μ_θ = 1/√α_t (x_t - β_t/√(1-ᾱ_t) ε_θ) */
export const predictedMean = formula({
  id: 'predicted-mean',
  name: () => l10n.t('Predicted mean'),
  source: { paper: ddpm, place: 'equation', number: '11' },
  run: {
    title: () => l10n.t('What a network may predict'),
    shows: { figure: 'parameterisations', state: { predicts: 'epsilon' } },
  },
  recognises: (f) =>
    f.leftRole === 'muHat' &&
    f.has('state') &&
    (f.hasAny('noiseHat', 'x0Hat') || hasScore(f)) &&
    isScheduled(f),
  truth: {
    forms: [
      r`\frac{1}{\sqrt{\alpha_t}}(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t))`,
      // DDIM's mean.
      r`\sqrt{\bar\alpha_{t-1}}\hat{x}_0+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\epsilon_\theta(x_t,t)`,
    ],
    steps: stepsOfMean,
  },
  isOfOneStep: true,
  isUnmistakable: true,
});
