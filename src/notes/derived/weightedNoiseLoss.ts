import * as l10n from '@vscode/l10n';
import type { Derivation } from './derivation';

const r = String.raw;

/** Two means that differ in their noise alone. */
export const weightedNoiseLoss: Derivation = {
  of: 'weighted-noise-loss',
  lines: [
    {
      tex: r`\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon\right)-\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)=-\frac{\beta_t}{\sqrt{\alpha_t}\sqrt{1-\bar\alpha_t}}\left(\epsilon-\epsilon_\theta(x_t,t)\right)`,
      why: () => l10n.t('Both means start from x_t, so that only their noises differ.'),
    },
    {
      tex: r`\frac{1}{2\sigma_t^2}\left\|\frac{\beta_t}{\sqrt{\alpha_t}\sqrt{1-\bar\alpha_t}}\left(\epsilon-\epsilon_\theta(x_t,t)\right)\right\|^2=\frac{\beta_t^2}{2\sigma_t^2\alpha_t(1-\bar\alpha_t)}\left\|\epsilon-\epsilon_\theta(x_t,t)\right\|^2`,
      why: () => l10n.t('The factor leaves the squared norm squared.'),
    },
  ],
};
