import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const sum = symbol({
  tex: raw`\sum`,
  plain: '∑',
  definition: raw`\sum_{i=1}^{n}a_i=a_1+a_2+\dots+a_n`,
  source: equation(ddpm, '5'),
  shape: 'operator',
  to: ['L', 'sampleMean'],
  confusedWith: ['product', 'Sigma'],
  code: { diffusers: 'torch.sum', ddpm: 'tf.reduce_sum' },

  texts: {
    en: {
      name: 'sum over a range',
      meaning: 'Adds the term for every index from the lower to the upper limit. An empty sum is 0.',
      confusion: 'Σ_θ is a covariance.',
    },
    'zh-cn': {
      name: '求和',
      meaning: '把下标从下限到上限的各项相加。空和为 0。',
      confusion: 'Σ_θ 是协方差。',
    },
    'zh-tw': {
      name: '加總',
      meaning: '把下標從下限到上限的各項相加。空和為 0。',
      confusion: 'Σ_θ 是共變異數。',
    },
  },
});
