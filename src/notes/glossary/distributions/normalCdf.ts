import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const normalCdf = symbol({
  tex: raw`\Phi`,
  plain: 'Φ',
  definition: raw`\Phi(a)=\int_{-\infty}^{a}\mathcal{N}(x;0,1)\,dx`,
  source: equation(prml, '4.114'),
  shape: 'numberMap',
  from: ['N', 'integral'],
  to: ['p_decoder'],
  confusedWith: ['phi', 'phi_t'],
  code: { improvedDdpm: 'approx_standard_normal_cdf', guidedDiffusion: 'approx_standard_normal_cdf' },

  texts: {
    en: {
      name: 'standard normal distribution function',
      meaning:
        'The probability that a standard normal variable is at most a. The decoder of L_0 takes its differences.',
      confusion: 'The small φ names a classifier’s weights or a flow.',
    },
    'zh-cn': {
      name: '标准正态分布函数',
      meaning: '标准正态变量不超过 a 的概率。L_0 的解码器用它的差。',
      confusion: '小写 φ 表示分类器参数或流。',
    },
    'zh-tw': {
      name: '標準常態分布函數',
      meaning: '標準常態變數不超過 a 的機率。L_0 的解碼器用它的差。',
      confusion: '小寫 φ 表示分類器參數或流。',
    },
  },
});
