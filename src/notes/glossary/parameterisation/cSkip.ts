import { edm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const cSkip = symbol({
  tex: raw`c_{\mathrm{skip}}`,
  plain: 'c_skip',
  definition: raw`c_{\mathrm{skip}}(\sigma)=\frac{\sigma_{\mathrm{data}}^2}{\sigma^2+\sigma_{\mathrm{data}}^2}`,
  source: equation(edm, '7'),
  shape: 'fraction',
  from: ['sigma_data', 'noiseLevel'],
  to: ['D_theta'],
  confusedWith: ['c_out'],
  code: { edm: 'c_skip', diffusers: 'c_skip' },

  texts: {
    en: {
      name: 'skip weight',
      meaning: 'How much of the noisy input goes straight into the output: almost all at low noise.',
    },
    'zh-cn': {
      name: '跳连权重',
      meaning: '含噪输入有多少直接进入输出；噪声小时几乎是全部。',
    },
    'zh-tw': {
      name: '跳接權重',
      meaning: '含雜訊輸入有多少直接進入輸出；雜訊小時幾乎是全部。',
    },
  },
});
