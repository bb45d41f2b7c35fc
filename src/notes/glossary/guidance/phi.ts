import { guidedDiffusion } from '../papers';
import { raw, section, symbol } from '../symbol';

export const phi = symbol({
  tex: raw`\phi`,
  plain: 'φ',
  definition: raw`p_\phi(y|\mathbf{x}_t,t)`,
  source: section(guidedDiffusion, '4'),
  shape: 'parameters',
  to: ['p_phi'],
  confusedWith: ['theta', 'nullCondition', 'phi_t', 'normalCdf'],
  code: { guidedDiffusion: 'classifier.parameters()' },

  texts: {
    en: {
      name: 'parameters of the classifier',
      meaning: 'The weights of a second network beside the denoiser.',
      confusion: 'φ_t with a time is a flow; ∅ is the empty condition.',
    },
    'zh-cn': {
      name: '分类器参数',
      meaning: '去噪网络之外另一个网络的权重。',
      confusion: '带时间的 φ_t 是流；∅ 是空条件。',
    },
    'zh-tw': {
      name: '分類器參數',
      meaning: '去雜訊網路之外另一個網路的權重。',
      confusion: '帶時間的 φ_t 是流；∅ 是空條件。',
    },
  },
});
