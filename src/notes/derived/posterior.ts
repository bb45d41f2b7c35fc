import * as l10n from '@vscode/l10n';
import type { Derivation, DerivationLine } from './derivation';

const r = String.raw;

/** Bayes' rule for three Gaussians, and the square of x_{t−1} completed. */
const square: readonly DerivationLine[] = [
  {
    tex: r`q(x_{t-1}|x_t,x_0)=\frac{q(x_t|x_{t-1})q(x_{t-1}|x_0)}{q(x_t|x_0)}`,
    why: () => l10n.t('Bayes’ rule; in a Markov chain x_0 adds nothing to x_(t−1).'),
  },
  {
    tex: r`q(x_{t-1}|x_t,x_0)\propto\exp\left(-\frac{1}{2}\left(\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{\beta_t}+\frac{(x_{t-1}-\sqrt{\bar\alpha_{t-1}}x_0)^2}{1-\bar\alpha_{t-1}}\right)\right)`,
    why: () => l10n.t('All three are Gaussian; what does not hold x_(t−1) is a factor.'),
  },
  {
    tex: r`q(x_{t-1}|x_t,x_0)\propto\exp\left(-\frac{1}{2}\left(\left(\frac{\alpha_t}{\beta_t}+\frac{1}{1-\bar\alpha_{t-1}}\right)x_{t-1}^2-2\left(\frac{\sqrt{\alpha_t}}{\beta_t}x_t+\frac{\sqrt{\bar\alpha_{t-1}}}{1-\bar\alpha_{t-1}}x_0\right)x_{t-1}\right)\right)`,
    why: () => l10n.t('The squares are multiplied out and ordered by powers of x_(t−1).'),
  },
];

export const posteriorVariance: Derivation = {
  of: 'posterior-variance',
  lines: [
    ...square,
    {
      tex: r`\tilde\beta_t=\frac{1}{\frac{\alpha_t}{\beta_t}+\frac{1}{1-\bar\alpha_{t-1}}}=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t`,
      why: () => l10n.t('The variance is one over the coefficient of the square.'),
    },
  ],
};

export const posteriorMean: Derivation = {
  of: 'posterior-mean',
  lines: [
    ...square,
    {
      tex: r`\frac{\frac{\sqrt{\alpha_t}}{\beta_t}x_t+\frac{\sqrt{\bar\alpha_{t-1}}}{1-\bar\alpha_{t-1}}x_0}{\frac{\alpha_t}{\beta_t}+\frac{1}{1-\bar\alpha_{t-1}}}=\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t+\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}x_0`,
      why: () => l10n.t('The mean is the linear coefficient over that of the square.'),
    },
  ],
};

export const posteriorMeanNoise: Derivation = {
  of: 'posterior-mean-noise',
  lines: [
    {
      tex: r`x_0=\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon}{\sqrt{\bar\alpha_t}}`,
      why: () => l10n.t('The closed form, solved for the data.'),
    },
    {
      tex: r`\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t+\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon}{\sqrt{\bar\alpha_t}}=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon\right)`,
      why: () => l10n.t('Put into the posterior’s mean, x_t is collected and the noise stays.'),
    },
  ],
};
