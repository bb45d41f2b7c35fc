import { prml } from '../papers';
import { raw, section, symbol } from '../symbol';

export const sampleMean = symbol({
  tex: raw`\bar X`,
  plain: 'X̄',
  definition: raw`\bar X=\frac1n\sum_{i=1}^{n}X_i`,
  source: section(prml, '2.3'),
  shape: 'data',
  from: ['randomVariable', 'sampleSize'],
  to: ['clt'],
  confusedWith: ['mu', 'expectation'],
  code: { diffusers: 'torch.mean' },

  texts: {
    en: {
      name: 'sample mean',
      meaning: 'The average of n draws. Its variance is σ²/n.',
      confusion:
        'μ is the mean of the distribution, X̄ that of the draws. The bar of ᾱ_t is a product, not a mean.',
    },
    'zh-cn': {
      name: '样本均值',
      meaning: 'n 个样本的平均。它的方差是 σ²/n。',
      confusion: 'μ 是分布的均值，X̄ 是样本的均值。ᾱ_t 上的横线表示乘积，不是平均。',
    },
    'zh-tw': {
      name: '樣本平均值',
      meaning: 'n 個樣本的平均。它的變異數是 σ²/n。',
      confusion: 'μ 是分布的平均值，X̄ 是樣本的平均值。ᾱ_t 上的橫線表示乘積，不是平均。',
    },
  },
});
