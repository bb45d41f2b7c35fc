import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const L0 = symbol({
  tex: 'L_0',
  plain: 'L_0',
  definition: raw`L_0:=-\log p_\theta(\mathbf{x}_0|\mathbf{x}_1)`,
  source: equation(ddpm, '5'),
  shape: 'nats',
  from: ['p_decoder', 'log'],
  to: ['L', 'distortion'],
  confusedWith: ['L_T', 'L_{t-1}'],
  code: { ddpm: 'discretized_gaussian_log_likelihood', improvedDdpm: 'decoder_nll' },

  texts: {
    en: {
      name: 'decoder term of the bound',
      meaning:
        'The cost of coding the data given x_1: the negative log-likelihood of the last, discretised step.',
    },
    'zh-cn': {
      name: '变分界的解码项',
      meaning: '给定 x_1 编码数据的代价：最后一步离散化之后的负对数似然。',
    },
    'zh-tw': {
      name: '變分界的解碼項',
      meaning: '給定 x_1 編碼資料的代價：最後一步離散化之後的負對數概似。',
    },
  },
});
