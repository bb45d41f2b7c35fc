import * as l10n from '@vscode/l10n';
import type { Derivation } from './derivation';

const r = String.raw;

/** Every step of the chain turned round by Bayes' rule. */
export const variationalBound: Derivation = {
  of: 'variational-bound',
  lines: [
    {
      tex: r`\log\frac{q(x_{1:T}|x_0)}{p_\theta(x_{0:T})}=-\log p(x_T)+\sum_{t=1}^T\log\frac{q(x_t|x_{t-1})}{p_\theta(x_{t-1}|x_t)}`,
      why: () => l10n.t('Both processes are products over their steps.'),
    },
    {
      tex: r`q(x_t|x_{t-1},x_0)=\frac{q(x_{t-1}|x_t,x_0)q(x_t|x_0)}{q(x_{t-1}|x_0)}`,
      why: () => l10n.t('Bayes’ rule turns each step but the first; the marginals cancel in the sum.'),
    },
    {
      tex: r`-\log p(x_T)+\sum_{t=1}^T\log\frac{q(x_t|x_{t-1})}{p_\theta(x_{t-1}|x_t)}=\log\frac{q(x_T|x_0)}{p(x_T)}+\sum_{t=2}^T\log\frac{q(x_{t-1}|x_t,x_0)}{p_\theta(x_{t-1}|x_t)}-\log p_\theta(x_0|x_1)`,
      why: () => l10n.t('What is left are the prior, the denoising steps and the decoder.'),
    },
  ],
};
