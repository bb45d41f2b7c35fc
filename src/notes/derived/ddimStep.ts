import * as l10n from '@vscode/l10n';
import type { Derivation } from './derivation';

const r = String.raw;

/** The closed form at the step before, its noise in two parts (DDIM, eq. 12). */
export const ddimStep: Derivation = {
  of: 'ddim-step',
  lines: [
    {
      tex: r`x_{t-1}=\sqrt{\bar\alpha_{t-1}}x_0+\sqrt{1-\bar\alpha_{t-1}}\epsilon`,
      why: () => l10n.t('The state before has to follow the closed form, whatever way leads there.'),
    },
    {
      tex: r`(1-\bar\alpha_{t-1}-\sigma_t^2)+\sigma_t^2=1-\bar\alpha_{t-1}`,
      why: () => l10n.t('Its noise may be split: the variances of two independent parts add.'),
    },
    {
      tex: r`\epsilon=\frac{x_t-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}}`,
      why: () => l10n.t('One part is the noise that x_t holds already, the other is fresh.'),
    },
    {
      tex: r`x_{t-1}=\sqrt{\bar\alpha_{t-1}}\hat{x}_0+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\epsilon_\theta(x_t,t)+\sigma_t\epsilon`,
      why: () => l10n.t('Data and noise are not known: the network’s predictions stand for them.'),
    },
  ],
};
