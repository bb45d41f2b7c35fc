import { classifierFree } from '../papers';
import { algorithm, raw, symbol } from '../symbol';

export const pUncond = symbol({
  tex: raw`p_{\mathrm{uncond}}`,
  plain: 'p_uncond',
  definition: raw`\mathbf{c}\leftarrow\varnothing\ \text{with probability}\ p_{\mathrm{uncond}}`,
  source: algorithm(classifierFree, '1'),
  shape: 'probability',
  to: ['nullCondition'],
  confusedWith: ['p_theta'],
  code: { diffusers: 'conditioning_dropout_prob' },

  texts: {
    en: {
      name: 'probability of dropping the condition',
      meaning: 'How often training hides the condition, 0.1 or 0.2.',
    },
    'zh-cn': {
      name: '丢弃条件的概率',
      meaning: '训练时隐藏条件的频率，取 0.1 或 0.2。',
    },
    'zh-tw': {
      name: '丟棄條件的機率',
      meaning: '訓練時隱藏條件的頻率，取 0.1 或 0.2。',
    },
  },
});
