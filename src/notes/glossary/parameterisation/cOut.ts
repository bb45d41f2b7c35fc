import { edm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const cOut = symbol({
  tex: raw`c_{\mathrm{out}}`,
  plain: 'c_out',
  definition: raw`c_{\mathrm{out}}(\sigma)=\frac{\sigma\,\sigma_{\mathrm{data}}}{\sqrt{\sigma^2+\sigma_{\mathrm{data}}^2}}`,
  source: equation(edm, '7'),
  shape: 'positive',
  from: ['sigma_data', 'noiseLevel'],
  to: ['D_theta'],
  confusedWith: ['c_skip', 'c_in'],
  code: { edm: 'c_out', diffusers: 'c_out' },

  texts: {
    en: {
      name: 'output weight',
      meaning: 'Scales what the network returns to the size that is missing.',
    },
    'zh-cn': {
      name: '输出权重',
      meaning: '把网络输出缩放到所缺部分的大小。',
    },
    'zh-tw': {
      name: '輸出權重',
      meaning: '把網路輸出縮放到所缺部分的大小。',
    },
  },
});
