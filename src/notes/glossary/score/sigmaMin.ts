import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const sigmaMin = symbol({
  tex: raw`\sigma_{\min}`,
  plain: 'σ_min',
  definition: raw`\sigma(t)=\sigma_{\min}\left(\frac{\sigma_{\max}}{\sigma_{\min}}\right)^{t},\qquad p_{\sigma_{\min}}(\mathbf{x})\approx p_{\mathrm{data}}(\mathbf{x})`,
  source: section(scoreSde, 'C'),
  shape: 'deviation',
  to: ['noiseLevel', 'veSde'],
  confusedWith: ['sigma_max', 'sigma_min_flow'],
  code: { diffusers: 'sigma_min', scoreSde: 'sigma_min', edm: 'sigma_min' },

  texts: {
    en: {
      name: 'smallest noise level',
      meaning: 'So little noise that the data are as good as clean.',
    },
    'zh-cn': {
      name: '最小噪声水平',
      meaning: '噪声小到数据可以看作干净的水平。',
    },
    'zh-tw': {
      name: '最小雜訊水準',
      meaning: '雜訊小到資料可以看作乾淨的水準。',
    },
  },
});
