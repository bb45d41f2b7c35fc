import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';
import { stepsOfMean } from '../steps';

const r = String.raw;

/** μ̃_t = 1/√α_t (x_t - β_t/√(1-ᾱ_t) ε) */
export const posteriorMeanNoise = formula({
  id: 'posterior-mean-noise',
  name: () => l10n.t('Posterior mean by the noise'),
  source: { paper: ddpm, place: 'equation', number: '10' },
  run: {
    title: () => l10n.t('What a network may predict'),
    shows: { figure: 'parameterisations', state: { predicts: 'epsilon' } },
  },
  recognises: (f) =>
    f.leftRole === 'muTilde' &&
    f.has('state') &&
    f.hasAny('noise', 'noiseHat') &&
    !f.hasAny('x0', 'x0Hat') &&
    isScheduled(f),
  truth: {
    forms: [
      r`\frac{1}{\sqrt{\alpha_t}}(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon)`,
      r`\frac{1}{\sqrt{\alpha_t}}(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t))`,
      r`\sqrt{\bar\alpha_{t-1}}\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon}{\sqrt{\bar\alpha_t}}+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\epsilon`,
    ],
    steps: stepsOfMean,
  },
  isOfOneStep: true,
});
