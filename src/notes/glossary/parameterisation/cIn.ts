import { edm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const cIn = symbol({
  tex: raw`c_{\mathrm{in}}`,
  plain: 'c_in',
  definition: raw`c_{\mathrm{in}}(\sigma)=\frac{1}{\sqrt{\sigma^2+\sigma_{\mathrm{data}}^2}}`,
  source: equation(edm, '7'),
  shape: 'positive',
  from: ['sigma_data', 'noiseLevel'],
  to: ['D_theta'],
  confusedWith: ['c_out'],
  code: { edm: 'c_in', diffusers: 'precondition_inputs' },

  texts: {
    en: {
      name: 'input weight',
      meaning: 'Scales the noisy input to unit variance.',
    },
    'zh-cn': {
      name: '输入权重',
      meaning: '把含噪输入缩放到单位方差。',
    },
    'zh-tw': {
      name: '輸入權重',
      meaning: '把含雜訊輸入縮放到單位變異數。',
    },
  },
});
