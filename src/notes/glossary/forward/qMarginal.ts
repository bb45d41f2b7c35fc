import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { noiseVariance, signal } from '../values';

export const qMarginal = symbol({
  tex: raw`q(\mathbf{x}_t|\mathbf{x}_0)`,
  plain: 'q(x_t|x_0)',
  definition: raw`q(\mathbf{x}_t|\mathbf{x}_0)=\mathcal{N}(\mathbf{x}_t;\sqrt{\bar\alpha_t}\,\mathbf{x}_0,(1-\bar\alpha_t)\mathbf{I})`,
  source: equation(ddpm, '4'),
  shape: 'conditionalDensity',
  from: ['q', 'alphaBar_t', 'x_0'],
  to: ['x_t', 'L_T', 'q_posterior'],
  confusedWith: ['q', 'q_posterior', 'p_0t'],
  values: [signal, noiseVariance],
  code: { diffusers: 'add_noise', ddpm: 'q_mean_variance', scoreSde: 'marginal_prob' },

  texts: {
    en: {
      name: 'closed form of the forward process',
      meaning:
        'The distribution of x_t given clean data, all t steps merged into one Gaussian. Training draws from it directly.',
      confusion:
        'Its variance is 1 − ᾱ_t; the root √(1 − ᾱ_t) belongs in front of ε. q(x_t|x_{t−1}) is a single step.',
    },
    'zh-cn': {
      name: '前向过程的闭式',
      meaning: '给定干净数据时 x_t 的分布，t 步合并成一个高斯。训练时直接从中抽样。',
      confusion: '方差是 1 − ᾱ_t，写在 ε 前面的才是根号 √(1 − ᾱ_t)。q(x_t|x_{t−1}) 只是一步。',
    },
    'zh-tw': {
      name: '前向過程的閉式',
      meaning: '給定乾淨資料時 x_t 的分布，t 步合併成一個高斯。訓練時直接從中抽樣。',
      confusion: '變異數是 1 − ᾱ_t，寫在 ε 前面的才是根號 √(1 − ᾱ_t)。q(x_t|x_{t−1}) 只是一步。',
    },
  },
});
