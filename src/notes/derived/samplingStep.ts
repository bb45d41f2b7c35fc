import * as l10n from '@vscode/l10n';
import type { Derivation } from './derivation';

const r = String.raw;

/** The posterior's mean with the predicted data, by the predicted noise (DDPM, eq. 11). */
export const predictedMean: Derivation = {
  of: 'predicted-mean',
  lines: [
    {
      tex: r`\mu_\theta(x_t,t)=\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t+\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}`,
      why: () => l10n.t('The mean is that of the posterior, with the predicted data in place of x_0.'),
    },
    {
      tex: r`\mu_\theta(x_t,t)=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)`,
      why: () => l10n.t('Collected, x_t stays and the predicted noise is taken away.'),
    },
  ],
};

/** A draw from the reverse kernel (DDPM, Algorithm 2). */
export const samplingStep: Derivation = {
  of: 'sampling-step',
  lines: [
    ...predictedMean.lines,
    {
      tex: r`x_{t-1}=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)+\sigma_tz`,
      why: () => l10n.t('A draw from a Gaussian is its mean and its scale times fresh noise.'),
    },
  ],
};
