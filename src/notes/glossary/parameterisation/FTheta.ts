import { edm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const FTheta = symbol({
  tex: raw`F_\theta`,
  plain: 'F_θ',
  definition: raw`F_\theta\left(c_{\mathrm{in}}(\sigma)\,\mathbf{x};c_{\mathrm{noise}}(\sigma)\right)`,
  source: equation(edm, '7'),
  shape: 'dataMap',
  from: ['theta'],
  to: ['D_theta'],
  confusedWith: ['D_theta', 'f_theta'],
  code: { edm: 'F_x', diffusers: 'model_output' },

  texts: {
    en: {
      name: 'raw network of EDM',
      meaning:
        'What is really trained; its input and output have unit variance thanks to the weights around it.',
    },
    'zh-cn': {
      name: 'EDM 的原始网络',
      meaning: '真正训练的部分；靠周围的权重，其输入输出方差都为 1。',
    },
    'zh-tw': {
      name: 'EDM 的原始網路',
      meaning: '真正訓練的部分；靠周圍的權重，其輸入輸出變異數都為 1。',
    },
  },
});
