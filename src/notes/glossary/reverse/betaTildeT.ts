import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { beta, betaTilde, sub } from '../values';

export const betaTildeT = symbol({
  tex: (t) => raw`\tilde\beta_{${t}}`,
  plain: (t) => `β̃${sub(t)}`,
  definition: raw`\tilde\beta_t:=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\,\beta_t`,
  source: equation(ddpm, '7'),
  shape: 'variance',
  from: ['beta_t', 'alphaBar_t'],
  to: ['q_posterior', 'sigma_t'],
  confusedWith: ['beta_t', 'sigma_t'],
  values: [betaTilde, beta],
  code: { diffusers: 'variance_type="fixed_small"', ddpm: 'posterior_variance' },

  texts: {
    en: {
      name: 'variance of the forward posterior',
      meaning:
        'The variance of x_{t−1} when both x_t and x_0 are known. It is smaller than β_t, and 0 at t = 1.',
      confusion:
        'β_t is the variance of a forward step; β̃_t also has the factor (1 − ᾱ_{t−1})/(1 − ᾱ_t), which is below 1.',
    },
    'zh-cn': {
      name: '前向后验的方差',
      meaning: '同时已知 x_t 和 x_0 时 x_{t−1} 的方差。它小于 β_t，在 t = 1 时为 0。',
      confusion: 'β_t 是前向一步的方差；β̃_t 还要乘上小于 1 的因子 (1 − ᾱ_{t−1})/(1 − ᾱ_t)。',
    },
    'zh-tw': {
      name: '前向後驗的變異數',
      meaning: '同時已知 x_t 和 x_0 時 x_{t−1} 的變異數。它小於 β_t，在 t = 1 時為 0。',
      confusion: 'β_t 是前向一步的變異數；β̃_t 還要乘上小於 1 的因子 (1 − ᾱ_{t−1})/(1 − ᾱ_t)。',
    },
  },
});
