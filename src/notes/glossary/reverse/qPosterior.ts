import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { betaTilde, posteriorWeights } from '../values';

export const qPosterior = symbol({
  tex: raw`q(\mathbf{x}_{t-1}|\mathbf{x}_t,\mathbf{x}_0)`,
  plain: 'q(x_{t−1}|x_t, x_0)',
  definition: raw`q(\mathbf{x}_{t-1}|\mathbf{x}_t,\mathbf{x}_0)=\mathcal{N}(\mathbf{x}_{t-1};\tilde{\boldsymbol\mu}_t(\mathbf{x}_t,\mathbf{x}_0),\tilde\beta_t\mathbf{I})`,
  source: equation(ddpm, '6'),
  shape: 'conditionalDensity',
  from: ['q', 'q_marginal', 'bayes', 'muTilde_t', 'betaTilde_t'],
  to: ['L_{t-1}', 'p_theta'],
  confusedWith: ['q_reverse', 'p_theta'],
  values: [...posteriorWeights, betaTilde],
  code: { diffusers: 'step', ddpm: 'q_posterior_mean_variance' },

  texts: {
    en: {
      name: 'forward posterior',
      meaning:
        'The distribution of the previous state when both x_t and x_0 are known. By Bayes’ rule it is Gaussian with known mean and variance, and it is what p_θ is trained to match.',
      confusion: 'Without x_0 the distribution q(x_{t−1}|x_t) is not Gaussian and unknown.',
    },
    'zh-cn': {
      name: '前向后验',
      meaning:
        '同时已知 x_t 和 x_0 时前一状态的分布。由贝叶斯公式，它是均值和方差都已知的高斯，也是 p_θ 要匹配的目标。',
      confusion: '不给 x_0 时，q(x_{t−1}|x_t) 不是高斯，也算不出来。',
    },
    'zh-tw': {
      name: '前向後驗',
      meaning:
        '同時已知 x_t 和 x_0 時前一狀態的分布。由貝氏定理，它是平均值和變異數都已知的高斯，也是 p_θ 要匹配的目標。',
      confusion: '不給 x_0 時，q(x_{t−1}|x_t) 不是高斯，也算不出來。',
    },
  },
});
