import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { posteriorWeights, sub } from '../values';

export const muTildeT = symbol({
  tex: (t) => raw`\tilde{\boldsymbol\mu}_{${t}}`,
  plain: (t) => `μ̃${sub(t)}`,
  definition: raw`\tilde{\boldsymbol\mu}_t(\mathbf{x}_t,\mathbf{x}_0):=\frac{\sqrt{\bar\alpha_{t-1}}\,\beta_t}{1-\bar\alpha_t}\,\mathbf{x}_0+\frac{\sqrt{\alpha_t}\,(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}\,\mathbf{x}_t`,
  source: equation(ddpm, '7'),
  shape: 'data',
  from: ['x_0', 'x_t', 'alphaBar_t', 'beta_t'],
  to: ['q_posterior', 'mu_theta', 'L_{t-1}'],
  confusedWith: ['mu_theta'],
  values: posteriorWeights,
  code: { diffusers: 'pred_prev_sample', ddpm: 'posterior_mean' },

  texts: {
    en: {
      name: 'mean of the forward posterior',
      meaning:
        'The mean of x_{t−1} when both x_t and x_0 are known: a weighted sum of the two, with the weights below.',
      confusion:
        'In the weight of x_0 stands √ᾱ_{t−1} β_t, in the weight of x_t √α_t (1 − ᾱ_{t−1}); they are easily swapped.',
    },
    'zh-cn': {
      name: '前向后验的均值',
      meaning: '同时已知 x_t 和 x_0 时 x_{t−1} 的均值：二者的加权和，权重见下表。',
      confusion: 'x_0 的权重里是 √ᾱ_{t−1} β_t，x_t 的权重里是 √α_t (1 − ᾱ_{t−1})，很容易写反。',
    },
    'zh-tw': {
      name: '前向後驗的平均值',
      meaning: '同時已知 x_t 和 x_0 時 x_{t−1} 的平均值：兩者的加權和，權重見下表。',
      confusion: 'x_0 的權重裡是 √ᾱ_{t−1} β_t，x_t 的權重裡是 √α_t (1 − ᾱ_{t−1})，很容易寫反。',
    },
  },
});
