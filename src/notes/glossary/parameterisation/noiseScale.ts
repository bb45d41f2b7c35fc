import { vdm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { noise, sub } from '../values';

export const noiseScale = symbol({
  tex: (t) => raw`\sigma_{${t}}`,
  plain: (t) => `σ${sub(t)}`,
  definition: raw`\mathbf{z}_t=\alpha_t\,\mathbf{x}+\sigma_t\,\boldsymbol\epsilon,\qquad\sigma_t=\sqrt{1-\bar\alpha_t}\ \text{(DDPM)}`,
  source: equation(vdm, '1'),
  shape: 'deviation',
  from: ['logSnr'],
  to: ['z_latent', 'SNR', 'v_target'],
  confusedWith: ['sigma_t', 'noiseLevel', 'beta_t'],
  values: [noise],
  code: { diffusers: 'sigma_t', flowMatching: 'sigma_t' },

  texts: {
    en: {
      name: 'noise scale',
      meaning: 'The factor of ε in the noisy data, a standard deviation. For DDPM it is √(1 − ᾱ_t).',
      confusion: 'DDPM’s σ_t is the fresh noise of a sampling step.',
    },
    'zh-cn': {
      name: '噪声尺度',
      meaning: '含噪数据中 ε 的系数，是标准差。DDPM 里是 √(1 − ᾱ_t)。',
      confusion: 'DDPM 的 σ_t 是采样步新加的噪声。',
    },
    'zh-tw': {
      name: '雜訊尺度',
      meaning: '含雜訊資料中 ε 的係數，是標準差。DDPM 裡是 √(1 − ᾱ_t)。',
      confusion: 'DDPM 的 σ_t 是取樣步新加的雜訊。',
    },
  },
});
