import * as l10n from '@vscode/l10n';
import type { Derivation } from './derivation';

const r = String.raw;

/** The data and the velocity are a rotation of the state. */
export const x0FromVelocity: Derivation = {
  of: 'x0-from-velocity',
  lines: [
    {
      tex: r`v=\sqrt{\bar\alpha_t}\epsilon-\sqrt{1-\bar\alpha_t}x_0`,
      why: () => l10n.t('State and velocity are data and noise, turned by one angle.'),
    },
    {
      tex: r`\sqrt{\bar\alpha_t}\left(\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon\right)-\sqrt{1-\bar\alpha_t}\left(\sqrt{\bar\alpha_t}\epsilon-\sqrt{1-\bar\alpha_t}x_0\right)=\bar\alpha_tx_0+(1-\bar\alpha_t)x_0`,
      why: () => l10n.t('Turned back, the noise cancels and the data is left.'),
    },
  ],
};

/** The map of a Gaussian path, differentiated by time. */
export const gaussianVelocity: Derivation = {
  of: 'gaussian-velocity',
  lines: [
    {
      tex: r`\dot\sigma_t\frac{x-\mu_t}{\sigma_t}+\dot\mu_t=\frac{\dot\sigma_t}{\sigma_t}(x-\mu_t)+\dot\mu_t`,
      why: () =>
        l10n.t('A point of the path is its mean and its scale times fixed noise: only these two move.'),
    },
  ],
};
