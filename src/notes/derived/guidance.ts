import * as l10n from '@vscode/l10n';
import type { Derivation } from './derivation';

const r = String.raw;

/** Bayes' rule, in gradients. */
export const classifierFreeGuidance: Derivation = {
  of: 'classifier-free-guidance',
  lines: [
    {
      tex: r`\log p(y|x)+\log p(x)=\log p(x|y)+\log p(y)`,
      why: () => l10n.t('Bayes’ rule for the label y.'),
    },
    {
      tex: r`\nabla_x\log p(x|y)-\nabla_x\log p(x)=\nabla_x\log p(y|x)`,
      why: () => l10n.t('The label’s own density has no gradient: two scores are a classifier.'),
    },
    {
      tex: r`\nabla_x\log p(x)+(1+w)\left(\nabla_x\log p(x|y)-\nabla_x\log p(x)\right)=(1+w)\nabla_x\log p(x|y)-w\nabla_x\log p(x)`,
      why: () => l10n.t('Its gradient, taken 1 + w times, needs no classifier.'),
    },
  ],
};
