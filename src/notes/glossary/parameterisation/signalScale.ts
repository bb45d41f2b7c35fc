import { vdm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { signal, sub } from '../values';

export const signalScale = symbol({
  tex: (t) => raw`\alpha_{${t}}`,
  plain: (t) => `α${sub(t)}`,
  definition: raw`\mathbf{z}_t=\alpha_t\,\mathbf{x}+\sigma_t\,\boldsymbol\epsilon,\qquad\alpha_t=\sqrt{\bar\alpha_t}\ \text{(DDPM)}`,
  source: equation(vdm, '1'),
  shape: 'fraction',
  from: ['logSnr'],
  to: ['z_latent', 'SNR', 'v_target'],
  confusedWith: ['alpha_t', 'alphaBar_t', 'alpha_ddim'],
  values: [signal],
  code: { diffusers: 'alpha_t', flowMatching: 'alpha_t' },

  texts: {
    en: {
      name: 'signal scale',
      meaning: 'The factor of the clean data in the noisy data. For DDPM it is √ᾱ_t.',
      confusion: 'DDPM’s own α_t is 1 − β_t. Which one a note means shows in its formula for x_t.',
    },
    'zh-cn': {
      name: '信号尺度',
      meaning: '含噪数据中干净数据的系数。DDPM 里是 √ᾱ_t。',
      confusion: 'DDPM 自己的 α_t 是 1 − β_t。笔记用的是哪一种，看它的 x_t 公式。',
    },
    'zh-tw': {
      name: '訊號尺度',
      meaning: '含雜訊資料中乾淨資料的係數。DDPM 裡是 √ᾱ_t。',
      confusion: 'DDPM 自己的 α_t 是 1 − β_t。筆記用的是哪一種，看它的 x_t 公式。',
    },
  },
});
