import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const subVpSde = symbol({
  tex: raw`\text{sub-VP SDE}`,
  plain: 'sub-VP SDE',
  definition: raw`\mathrm{d}\mathbf{x}=-\frac12\beta(t)\,\mathbf{x}\,\mathrm{d}t+\sqrt{\beta(t)\left(1-e^{-2\int_0^t\beta(s)\,\mathrm{d}s}\right)}\,\mathrm{d}\mathbf{w}`,
  source: equation(scoreSde, '12'),
  shape: 'equation',
  from: ['sde', 'beta_continuous'],
  to: ['probabilityFlowOde'],
  confusedWith: ['vpSde'],
  code: { scoreSde: 'subVPSDE' },

  texts: {
    en: {
      name: 'sub-VP SDE',
      meaning:
        'A variance-preserving SDE with less noise: its variance never exceeds that of the VP SDE. It gives good likelihoods.',
    },
    'zh-cn': {
      name: 'sub-VP SDE',
      meaning: '噪声更小的方差保持型 SDE，方差从不超过 VP SDE。它的似然较好。',
    },
    'zh-tw': {
      name: 'sub-VP SDE',
      meaning: '雜訊更小的變異數保持型 SDE，變異數從不超過 VP SDE。它的概似較好。',
    },
  },
});
