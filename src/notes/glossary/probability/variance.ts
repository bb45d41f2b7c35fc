import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const variance = symbol({
  tex: raw`\mathrm{Var}`,
  plain: 'Var',
  definition: raw`\mathrm{Var}[x]=\mathbb{E}\left[(x-\mathbb{E}[x])^2\right]`,
  source: equation(prml, '1.38'),
  shape: 'operator',
  from: ['expectation'],
  to: ['sigma', 'N'],
  confusedWith: ['sigma', 'covariance'],
  code: { diffusers: 'torch.var' },

  texts: {
    en: {
      name: 'variance',
      meaning: 'The expected squared distance from the mean.',
      confusion: 'Its unit is the square of that of x; the standard deviation is its root.',
    },
    'zh-cn': {
      name: '方差',
      meaning: '与均值之差的平方的期望，衡量分散程度。',
      confusion: '单位是 x 的平方；开方才是标准差。',
    },
    'zh-tw': {
      name: '變異數',
      meaning: '與平均值之差的平方的期望值，衡量分散程度。',
      confusion: '單位是 x 的平方；開根號才是標準差。',
    },
  },
});
