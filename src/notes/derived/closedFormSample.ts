import * as l10n from '@vscode/l10n';
import type { Derivation } from './derivation';

const r = String.raw;

/** By putting the chain's steps into each other, whose noises merge. */
export const closedFormSample: Derivation = {
  of: 'closed-form-sample',
  lines: [
    {
      tex: r`x_t=\sqrt{\alpha_t}x_{t-1}+\sqrt{1-\alpha_t}\epsilon_{t-1}`,
      why: () => l10n.t('One step of the forward process mixes the state with fresh noise.'),
    },
    {
      tex: r`\sqrt{\alpha_t}x_{t-1}+\sqrt{1-\alpha_t}\epsilon_{t-1}=\sqrt{\alpha_t}\left(\sqrt{\alpha_{t-1}}x_{t-2}+\sqrt{1-\alpha_{t-1}}\epsilon_{t-2}\right)+\sqrt{1-\alpha_t}\epsilon_{t-1}`,
      why: () => l10n.t('The state before it was made in the same way.'),
    },
    {
      tex: r`\sqrt{\alpha_t}\left(\sqrt{\alpha_{t-1}}x_{t-2}+\sqrt{1-\alpha_{t-1}}\epsilon_{t-2}\right)+\sqrt{1-\alpha_t}\epsilon_{t-1}=\sqrt{\alpha_t\alpha_{t-1}}x_{t-2}+\sqrt{1-\alpha_t\alpha_{t-1}}\bar\epsilon`,
      why: () => l10n.t('Two independent noises are one whose variance is the sum of theirs.'),
    },
    {
      tex: r`\alpha_t(1-\alpha_{t-1})+(1-\alpha_t)=1-\alpha_t\alpha_{t-1}`,
      why: () => l10n.t('That sum leaves one minus the product of the α.'),
    },
    {
      tex: r`x_t=\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon`,
      why: () => l10n.t('Repeated down to the data, the product of the α is ᾱ_t.'),
    },
  ],
};

/** The same as a density. */
export const closedFormKernel: Derivation = { of: 'closed-form-kernel', lines: closedFormSample.lines };
