import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const reverseSde = symbol({
  tex: raw`\mathrm{d}\mathbf{x}`,
  plain: 'reverse SDE',
  definition: raw`\mathrm{d}\mathbf{x}=\left[\mathbf{f}(\mathbf{x},t)-g(t)^2\,\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}t+g(t)\,\mathrm{d}\bar{\mathbf{w}}`,
  source: equation(scoreSde, '6'),
  shape: 'equation',
  from: ['sde', 'score', 'wBar'],
  to: ['predictorCorrector', 'p_data'],
  confusedWith: ['sde', 'probabilityFlowOde'],
  code: { scoreSde: 'SDE.reverse' },

  texts: {
    en: {
      name: 'reverse-time SDE',
      meaning: 'The diffusion run backwards in time; it needs the score of every p_t. dt is negative.',
      confusion: 'The score has the factor g², in the probability flow ODE ½ g².',
    },
    'zh-cn': {
      name: '反向时间 SDE',
      meaning: '时间倒流的扩散，需要每个 p_t 的得分。dt 为负。',
      confusion: '得分前是 g²，概率流 ODE 中是 ½ g²。',
    },
    'zh-tw': {
      name: '反向時間 SDE',
      meaning: '時間倒流的擴散，需要每個 p_t 的分數。dt 為負。',
      confusion: '分數前是 g²，機率流 ODE 中是 ½ g²。',
    },
  },
});
