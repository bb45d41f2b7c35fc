import { edm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const sigmaData = symbol({
  tex: raw`\sigma_{\mathrm{data}}`,
  plain: 'σ_data',
  definition: raw`\sigma_{\mathrm{data}}=0.5`,
  source: section(edm, '5'),
  shape: 'deviation',
  to: ['c_skip', 'c_out', 'c_in'],
  confusedWith: ['noiseLevel', 'sigma_min'],
  code: { edm: 'sigma_data', diffusers: 'sigma_data' },

  texts: {
    en: {
      name: 'standard deviation of the data',
      meaning: 'One number for the spread of the clean data; 0.5 for images in [−1, 1].',
    },
    'zh-cn': {
      name: '数据的标准差',
      meaning: '干净数据的离散程度，一个数；[−1, 1] 的图像取 0.5。',
    },
    'zh-tw': {
      name: '資料的標準差',
      meaning: '乾淨資料的分散程度，一個數；[−1, 1] 的影像取 0.5。',
    },
  },
});
