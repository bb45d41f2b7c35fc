import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const sigmaMax = symbol({
  tex: raw`\sigma_{\max}`,
  plain: 'σ_max',
  definition: raw`\sigma(t)=\sigma_{\min}\left(\frac{\sigma_{\max}}{\sigma_{\min}}\right)^{t},\qquad p_{\sigma_{\max}}(\mathbf{x})\approx\mathcal{N}(\mathbf{x};\mathbf{0},\sigma_{\max}^2\mathbf{I})`,
  source: section(scoreSde, 'C'),
  shape: 'deviation',
  to: ['noiseLevel', 'veSde'],
  confusedWith: ['sigma_min'],
  code: { diffusers: 'sigma_max', scoreSde: 'sigma_max', edm: 'sigma_max' },

  texts: {
    en: {
      name: 'largest noise level',
      meaning: 'So much noise that nothing of the data is left.',
    },
    'zh-cn': {
      name: '最大噪声水平',
      meaning: '噪声大到数据荡然无存的水平。',
    },
    'zh-tw': {
      name: '最大雜訊水準',
      meaning: '雜訊大到資料蕩然無存的水準。',
    },
  },
});
