import { improvedDdpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const logVariance = symbol({
  tex: raw`\log\sigma^2`,
  plain: 'log σ²',
  definition: raw`\sigma=\exp\left(\tfrac12\log\sigma^2\right)`,
  source: section(improvedDdpm, '3.1'),
  shape: 'number',
  from: ['sigma', 'log'],
  to: ['Sigma_theta', 'v_interpolation'],
  confusedWith: ['logSnr', 'sigma'],
  code: { diffusers: 'logvar', ddpm: 'model_log_variance' },

  texts: {
    en: {
      name: 'logarithm of the variance',
      meaning: 'What networks output in place of σ² so that the variance is always positive.',
      confusion: 'exp gives the variance back; the standard deviation takes exp of half of it.',
    },
    'zh-cn': {
      name: '对数方差',
      meaning: '网络输出它而不直接输出 σ²，方差便总为正。',
      confusion: '取 exp 得到方差；标准差要先除以 2 再取 exp。',
    },
    'zh-tw': {
      name: '對數變異數',
      meaning: '網路輸出它而不直接輸出 σ²，變異數便總為正。',
      confusion: '取 exp 得到變異數；標準差要先除以 2 再取 exp。',
    },
  },
});
