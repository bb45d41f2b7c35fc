import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const transpose = symbol({
  tex: raw`\top`,
  plain: '⊤',
  definition: raw`(\mathbf{A}^\top)_{ij}=\mathbf{A}_{ji}`,
  source: equation(prml, '2.43'),
  shape: 'operator',
  to: ['covariance', 'N'],
  confusedWith: ['T'],
  code: { diffusers: '.T' },

  texts: {
    en: {
      name: 'transpose',
      meaning: 'Swaps rows and columns; turns a column vector into a row.',
      confusion: 'A plain T on the line is the number of steps.',
    },
    'zh-cn': {
      name: '转置',
      meaning: '行列互换；把列向量变成行向量。',
      confusion: '正文里的 T 是扩散总步数。',
    },
    'zh-tw': {
      name: '轉置',
      meaning: '行列互換；把列向量變成行向量。',
      confusion: '正文裡的 T 是擴散總步數。',
    },
  },
});
