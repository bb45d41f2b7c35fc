import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { alpha, sqrtAlpha, sub } from '../values';

export const alphaT = symbol({
  tex: (t) => raw`\alpha_{${t}}`,
  plain: (t) => `α${sub(t)}`,
  definition: raw`\alpha_t:=1-\beta_t`,
  source: equation(ddpm, '4'),
  shape: 'fraction',
  from: ['beta_t'],
  to: ['alphaBar_t', 'muTilde_t', 'mu_theta'],
  confusedWith: ['alphaBar_t', 'alpha_ddim', 'signalScale'],
  values: [alpha, sqrtAlpha],
  code: { diffusers: 'alphas', ddpm: 'alphas', scoreSde: 'alphas' },

  texts: {
    en: {
      name: 'share of the signal’s variance that step t keeps',
      meaning: 'Short for 1 − β_t. One forward step multiplies the data by √α_t.',
      confusion:
        'α_t is about one single step, ᾱ_t about all steps up to t. DDIM (Song et al. 2020) writes α_t for what DDPM calls ᾱ_t.',
    },
    'zh-cn': {
      name: '第 t 步保留的信号方差比例',
      meaning: '1 − β_t 的简写。前向走一步，数据乘以 √α_t。',
      confusion:
        'α_t 只说一步，ᾱ_t 说的是到 t 为止的所有步。DDIM（Song et al. 2020）里的 α_t 是 DDPM 的 ᾱ_t。',
    },
    'zh-tw': {
      name: '第 t 步保留的訊號變異數比例',
      meaning: '1 − β_t 的簡寫。前向走一步，資料乘以 √α_t。',
      confusion:
        'α_t 只說一步，ᾱ_t 說的是到 t 為止的所有步。DDIM（Song et al. 2020）裡的 α_t 是 DDPM 的 ᾱ_t。',
    },
  },
});
