import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { alphaBar, noise, signal, sub } from '../values';

export const alphaBarT = symbol({
  tex: (t) => raw`\bar\alpha_{${t}}`,
  plain: (t) => `ᾱ${sub(t)}`,
  definition: raw`\bar\alpha_t:=\prod_{s=1}^{t}\alpha_s`,
  source: equation(ddpm, '4'),
  shape: 'fraction',
  from: ['alpha_t', 'product'],
  to: ['q_marginal', 'x_t', 'muTilde_t', 'SNR'],
  confusedWith: ['alpha_t', 'alpha_ddim', 'signalScale'],
  values: [alphaBar, signal, noise],
  code: {
    diffusers: 'alphas_cumprod',
    ddpm: 'alphas_cumprod',
    ddim: 'at',
    scoreSde: 'alphas_cumprod',
    guidedDiffusion: 'alphas_cumprod',
  },

  texts: {
    en: {
      name: 'cumulative product of α up to step t',
      meaning:
        'The share of the variance of x_t that still comes from x_0. It falls from almost 1 to almost 0 and allows a jump from x_0 to any x_t at once.',
      confusion: 'The product ends at t, not at T, and multiplies α_s = 1 − β_s, not β_s.',
    },
    'zh-cn': {
      name: 'α 到第 t 步的累积乘积',
      meaning: 'x_t 的方差中仍来自 x_0 的比例。它从接近 1 降到接近 0，使我们能从 x_0 一步跳到任意 x_t。',
      confusion: '乘积乘到 t 为止而不是 T，乘的是 α_s = 1 − β_s 而不是 β_s。',
    },
    'zh-tw': {
      name: 'α 到第 t 步的累積乘積',
      meaning: 'x_t 的變異數中仍來自 x_0 的比例。它從接近 1 降到接近 0，使我們能從 x_0 一步跳到任意 x_t。',
      confusion: '乘積乘到 t 為止而不是 T，乘的是 α_s = 1 − β_s 而不是 β_s。',
    },
  },
});
