import { edm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const rho = symbol({
  tex: raw`\rho`,
  plain: 'ρ',
  definition: raw`\sigma_{i<N}=\left({\sigma_{\max}}^{\frac1\rho}+\tfrac{i}{N-1}\left({\sigma_{\min}}^{\frac1\rho}-{\sigma_{\max}}^{\frac1\rho}\right)\right)^{\rho},\qquad\rho=7`,
  source: equation(edm, '5'),
  shape: 'positive',
  from: ['sigma_min', 'sigma_max'],
  to: ['noiseLevel', 'karrasLevels'],
  confusedWith: ['p_t'],
  code: { edm: 'rho', diffusers: 'rho' },

  texts: {
    en: {
      name: 'exponent of the noise levels',
      meaning: 'Bends the sequence of levels: the larger, the shorter the steps near σ_min. EDM takes 7.',
    },
    'zh-cn': {
      name: '噪声水平的指数',
      meaning: '弯曲噪声水平序列：越大，σ_min 附近的步越短。EDM 取 7。',
    },
    'zh-tw': {
      name: '雜訊水準的指數',
      meaning: '彎曲雜訊水準序列：越大，σ_min 附近的步越短。EDM 取 7。',
    },
  },
});
