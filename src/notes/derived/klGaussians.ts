import * as l10n from '@vscode/l10n';
import type { Derivation } from './derivation';

const r = String.raw;

/** The mean of the logarithm of two densities' ratio, over the first. */
export const klGaussians: Derivation = {
  of: 'kl-gaussians',
  lines: [
    {
      tex: r`\log\mathcal N(x;\mu_1,\sigma_1^2)-\log\mathcal N(x;\mu_2,\sigma_2^2)=\log\frac{\sigma_2}{\sigma_1}-\frac{(x-\mu_1)^2}{2\sigma_1^2}+\frac{(x-\mu_2)^2}{2\sigma_2^2}`,
      why: () => l10n.t('The divergence is the mean of what the two log densities differ by.'),
    },
    {
      tex: r`\log\frac{\sigma_2}{\sigma_1}-\frac{(x-\mu_1)^2}{2\sigma_1^2}+\frac{(x-\mu_2)^2}{2\sigma_2^2}=\log\frac{\sigma_2}{\sigma_1}-\frac{(x-\mu_1)^2}{2\sigma_1^2}+\frac{(x-\mu_1)^2+2(x-\mu_1)(\mu_1-\mu_2)+(\mu_1-\mu_2)^2}{2\sigma_2^2}`,
      why: () => l10n.t('The second square is written around the first mean.'),
    },
    {
      tex: r`\log\frac{\sigma_2}{\sigma_1}-\frac{\sigma_1^2}{2\sigma_1^2}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}=\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac{1}{2}`,
      why: () =>
        l10n.t(
          'In the mean over the first Gaussian, its square is its variance, and what is linear vanishes.',
        ),
    },
  ],
};
