import { ddim as paper } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { sub } from '../values';

export const gammaT = symbol({
  tex: (t) => raw`\gamma_{${t}}`,
  plain: (t) => `γ${sub(t)}`,
  definition: raw`\gamma:=[\gamma_1,\dots,\gamma_T],\qquad\gamma_t>0`,
  source: equation(paper, '5'),
  shape: 'positive',
  to: ['L_gamma'],
  confusedWith: ['gamma_eta', 'guidanceWeight', 'lossWeight'],

  texts: {
    en: {
      name: 'weight of step t',
      meaning: 'How much step t counts in the objective L_γ.',
      confusion: 'γ is also a guidance scale, and VDM’s negative log-SNR.',
    },
    'zh-cn': {
      name: '第 t 步的权重',
      meaning: '第 t 步在目标 L_γ 中所占分量。',
      confusion: 'γ 也用作引导强度，以及 VDM 的负对数信噪比。',
    },
    'zh-tw': {
      name: '第 t 步的權重',
      meaning: '第 t 步在目標 L_γ 中所佔分量。',
      confusion: 'γ 也用作引導強度，以及 VDM 的負對數訊雜比。',
    },
  },
});
