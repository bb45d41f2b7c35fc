import { edm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const cNoise = symbol({
  tex: raw`c_{\mathrm{noise}}`,
  plain: 'c_noise',
  definition: raw`c_{\mathrm{noise}}(\sigma)=\tfrac14\log\sigma`,
  source: equation(edm, '7'),
  shape: 'number',
  from: ['noiseLevel'],
  to: ['D_theta'],
  confusedWith: ['c_in'],
  code: { edm: 'c_noise', diffusers: 'precondition_noise' },

  texts: {
    en: {
      name: 'noise input',
      meaning: 'The noise level in the form that the network is told it.',
    },
    'zh-cn': {
      name: '噪声输入',
      meaning: '以网络所接收的形式给出的噪声水平。',
    },
    'zh-tw': {
      name: '雜訊輸入',
      meaning: '以網路所接收的形式給出的雜訊水準。',
    },
  },
});
