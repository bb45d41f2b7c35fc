import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const mu = symbol({
  tex: raw`\mu`,
  plain: 'μ',
  definition: raw`\mu:=\mathbb{E}[x]`,
  source: equation(prml, '1.49'),
  shape: 'data',
  from: ['expectation'],
  to: ['N'],
  confusedWith: ['mu_theta', 'muTilde_t', 'sampleMean'],
  code: { ddpm: 'mean', diffusers: 'mean' },

  texts: {
    en: {
      name: 'mean',
      meaning: 'The expected value of a distribution, the centre of a Gaussian.',
      confusion: 'μ_θ is a network’s output, μ̃_t an exact posterior mean.',
    },
    'zh-cn': {
      name: '均值',
      meaning: '分布的期望；对高斯而言就是它的中心。',
      confusion: 'μ_θ 是网络的输出，μ̃_t 是精确的后验均值。',
    },
    'zh-tw': {
      name: '平均值',
      meaning: '分布的期望值；對高斯而言就是它的中心。',
      confusion: 'μ_θ 是網路的輸出，μ̃_t 是精確的後驗平均值。',
    },
  },
});
