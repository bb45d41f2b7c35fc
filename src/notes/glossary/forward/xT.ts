import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { noise, signal, sub } from '../values';

export const xT = symbol({
  tex: (t) => raw`\mathbf{x}_{${t}}`,
  plain: (t) => `x${sub(t)}`,
  definition: raw`\mathbf{x}_t=\sqrt{\bar\alpha_t}\,\mathbf{x}_0+\sqrt{1-\bar\alpha_t}\,\boldsymbol\epsilon,\quad\boldsymbol\epsilon\sim\mathcal{N}(\mathbf{0},\mathbf{I})`,
  source: equation(ddpm, '4'),
  shape: 'data',
  from: ['x_0', 'epsilon', 'alphaBar_t'],
  to: ['epsilon_theta', 'x_{t-1}', 'score'],
  confusedWith: ['flow_xt', 'z_latent'],
  values: [signal, noise],
  code: { diffusers: 'sample', ddpm: 'x_t' },

  texts: {
    en: {
      name: 'noisy data at step t',
      meaning:
        'The data after t steps of the forward process: a weighted sum of x_0 and Gaussian noise. The two weights below square to one, so the variance stays that of normalised data.',
      confusion:
        'Its weights are square roots: √ᾱ_t and √(1 − ᾱ_t). In flow matching x_t is mixed with t and 1 − t instead.',
    },
    'zh-cn': {
      name: '第 t 步的含噪数据',
      meaning:
        '前向过程走了 t 步之后的数据：x_0 与高斯噪声的加权和。下面两个权重的平方和为 1，因此方差始终保持在归一化数据的水平。',
      confusion: '两个权重都是平方根：√ᾱ_t 与 √(1 − ᾱ_t)。流匹配里的 x_t 则用 t 与 1 − t 混合。',
    },
    'zh-tw': {
      name: '第 t 步的含雜訊資料',
      meaning:
        '前向過程走了 t 步之後的資料：x_0 與高斯雜訊的加權和。下面兩個權重的平方和為 1，因此變異數始終維持在正規化資料的水準。',
      confusion: '兩個權重都是平方根：√ᾱ_t 與 √(1 − ᾱ_t)。流匹配裡的 x_t 則用 t 與 1 − t 混合。',
    },
  },
});
