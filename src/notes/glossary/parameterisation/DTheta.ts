import { edm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const DTheta = symbol({
  tex: raw`D_\theta`,
  plain: 'D_θ',
  definition: raw`D_\theta(\mathbf{x};\sigma)=c_{\mathrm{skip}}(\sigma)\,\mathbf{x}+c_{\mathrm{out}}(\sigma)\,F_\theta\left(c_{\mathrm{in}}(\sigma)\,\mathbf{x};c_{\mathrm{noise}}(\sigma)\right)`,
  source: equation(edm, '7'),
  shape: 'dataMap',
  from: ['F_theta', 'c_skip', 'c_out', 'c_in', 'c_noise'],
  to: ['score', 'x0Hat'],
  confusedWith: ['F_theta', 'discriminator', 'dataDimension'],
  code: { edm: 'EDMPrecond', diffusers: 'precondition_outputs' },

  texts: {
    en: {
      name: 'denoiser',
      meaning:
        'Returns the clean data expected for noisy data at level σ. EDM builds it from a network and skip weights.',
      confusion: 'The raw network is F_θ.',
    },
    'zh-cn': {
      name: '去噪器',
      meaning: '返回噪声水平 σ 下含噪数据所对应的干净数据的期望。EDM 由网络和跳连权重组成它。',
      confusion: '原始网络是 F_θ。',
    },
    'zh-tw': {
      name: '去雜訊器',
      meaning: '傳回雜訊水準 σ 下含雜訊資料所對應的乾淨資料的期望值。EDM 由網路和跳接權重組成它。',
      confusion: '原始網路是 F_θ。',
    },
  },
});
