import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const zero = symbol({
  tex: raw`\mathbf{0}`,
  plain: '0',
  definition: raw`\mathbf{0}=(0,\dots,0)`,
  source: equation(ddpm, '1'),
  shape: 'data',
  to: ['N'],

  texts: {
    en: {
      name: 'zero vector',
      meaning: 'An array of zeros of the shape of the data; the mean of standard normal noise.',
    },
    'zh-cn': {
      name: '零向量',
      meaning: '与数据同形状的全零数组；标准正态噪声的均值。',
    },
    'zh-tw': {
      name: '零向量',
      meaning: '與資料同形狀的全零陣列；標準常態雜訊的平均值。',
    },
  },
});
