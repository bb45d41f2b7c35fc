import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const sigma = symbol({
  tex: raw`\sigma`,
  plain: 'σ',
  definition: raw`\sigma:=\sqrt{\mathrm{var}[x]}`,
  source: equation(prml, '1.51'),
  shape: 'deviation',
  from: ['variance'],
  to: ['N', 'reparameterisation'],
  confusedWith: ['variance', 'sigma_t', 'noiseLevel'],
  code: { diffusers: 'std' },

  texts: {
    en: {
      name: 'standard deviation',
      meaning: 'The square root of the variance: the typical distance from the mean.',
      confusion: 'N(μ, σ²) takes the variance σ², the reparameterisation μ + σε the root σ.',
    },
    'zh-cn': {
      name: '标准差',
      meaning: '方差的平方根，即偏离均值的典型距离。',
      confusion: 'N(μ, σ²) 里写方差 σ²，重参数化 μ + σε 里写 σ。',
    },
    'zh-tw': {
      name: '標準差',
      meaning: '變異數的平方根，即偏離平均值的典型距離。',
      confusion: 'N(μ, σ²) 裡寫變異數 σ²，重參數化 μ + σε 裡寫 σ。',
    },
  },
});
