import { ddpm } from '../papers';
import { algorithm, raw, symbol } from '../symbol';
import { noise, signal, sub } from '../values';

export const previousState = symbol({
  tex: (t) => raw`\mathbf{x}_{${t}}`,
  plain: (t) => `x${sub(t)}`,
  definition: raw`\mathbf{x}_{t-1}=\frac{1}{\sqrt{\alpha_t}}\left(\mathbf{x}_t-\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}}\,\boldsymbol\epsilon_\theta(\mathbf{x}_t,t)\right)+\sigma_t\mathbf{z}`,
  source: algorithm(ddpm, '2'),
  shape: 'data',
  from: ['x_t', 'mu_theta', 'sigma_t', 'z'],
  to: ['x_0'],
  confusedWith: ['x0Hat'],
  values: [signal, noise],
  code: { diffusers: 'prev_sample', ddpm: 'p_sample' },

  texts: {
    en: {
      name: 'data one step less noisy',
      meaning:
        'The state just before x_t in the forward process. A sampling step draws it from p_θ(x_{t−1}|x_t); given x_0 as well, its exact distribution is the posterior q(x_{t−1}|x_t, x_0).',
      confusion: 'It is a draw with fresh noise, not the mean μ_θ, and not the predicted x̂_0.',
    },
    'zh-cn': {
      name: '噪声少一步的数据',
      meaning:
        '前向过程中紧挨在 x_t 之前的状态。采样时从 p_θ(x_{t−1}|x_t) 抽取它；若同时已知 x_0，它的精确分布就是后验 q(x_{t−1}|x_t, x_0)。',
      confusion: '它是带新噪声的抽样，不是均值 μ_θ，也不是预测的 x̂_0。',
    },
    'zh-tw': {
      name: '雜訊少一步的資料',
      meaning:
        '前向過程中緊鄰在 x_t 之前的狀態。取樣時從 p_θ(x_{t−1}|x_t) 抽取它；若同時已知 x_0，它的精確分布就是後驗 q(x_{t−1}|x_t, x_0)。',
      confusion: '它是帶新雜訊的抽樣，不是平均值 μ_θ，也不是預測的 x̂_0。',
    },
  },
});
