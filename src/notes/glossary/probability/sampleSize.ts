import { prml } from '../papers';
import { raw, section, symbol } from '../symbol';

export const sampleSize = symbol({
  tex: 'n',
  plain: 'n',
  definition: raw`\bar X=\frac1n\sum_{i=1}^{n}X_i`,
  source: section(prml, '2.3'),
  shape: 'count',
  to: ['sampleMean', 'clt'],
  confusedWith: ['index', 'T'],

  texts: {
    en: {
      name: 'number of samples',
      meaning: 'How many independent draws are averaged.',
    },
    'zh-cn': {
      name: '样本数',
      meaning: '取平均所用的独立样本个数。',
    },
    'zh-tw': {
      name: '樣本數',
      meaning: '取平均所用的獨立樣本個數。',
    },
  },
});
