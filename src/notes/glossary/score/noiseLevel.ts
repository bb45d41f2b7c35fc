import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';
import { noiseToSignal } from '../values';

export const noiseLevel = symbol({
  tex: raw`\sigma_i`,
  plain: 'σ_i',
  definition: raw`\sigma_{\min}=\sigma_1<\sigma_2<\dots<\sigma_N=\sigma_{\max},\qquad\mathbf{x}+\sigma_i\,\mathbf{z}`,
  source: section(scoreSde, '2.1'),
  shape: 'deviation',
  from: ['sigma_min', 'sigma_max'],
  to: ['x_tilde', 'veSde', 'D_theta'],
  confusedWith: ['sigma_t', 'noiseScale', 'sigma'],
  values: [noiseToSignal],
  code: { diffusers: 'sigmas', scoreSde: 'discrete_sigmas', ncsn: 'sigmas', edm: 'sigma' },

  texts: {
    en: {
      name: 'noise level',
      meaning:
        'The standard deviation of the noise in the data where the signal is not scaled. It is the time variable of EDM.',
      confusion: 'In DDPM σ_t is the noise of one sampling step; this one is √((1 − ᾱ_t)/ᾱ_t) there.',
    },
    'zh-cn': {
      name: '噪声水平',
      meaning: '信号不缩放时数据中噪声的标准差。EDM 用它当时间变量。',
      confusion: 'DDPM 的 σ_t 是一个采样步的噪声；此处的量在 DDPM 中是 √((1 − ᾱ_t)/ᾱ_t)。',
    },
    'zh-tw': {
      name: '雜訊水準',
      meaning: '訊號不縮放時資料中雜訊的標準差。EDM 用它當時間變數。',
      confusion: 'DDPM 的 σ_t 是一個取樣步的雜訊；此處的量在 DDPM 中是 √((1 − ᾱ_t)/ᾱ_t)。',
    },
  },
});
