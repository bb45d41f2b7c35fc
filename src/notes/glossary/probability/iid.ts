import { prml } from '../papers';
import { raw, section, symbol } from '../symbol';

export const iid = symbol({
  tex: raw`X_i\overset{\text{i.i.d.}}{\sim}p`,
  plain: 'i.i.d.',
  definition: raw`p(x_1,\dots,x_n)=\prod_{i=1}^{n}p(x_i)`,
  source: section(prml, '1.2.4'),
  shape: 'relation',
  from: ['product', 'density'],
  to: ['clt', 'NLL'],
  confusedWith: ['markovChain'],

  texts: {
    en: {
      name: 'independent and identically distributed',
      meaning: 'All draws come from one distribution and tell nothing about each other.',
      confusion: 'The states of a Markov chain are not independent.',
    },
    'zh-cn': {
      name: '独立同分布',
      meaning: '所有样本来自同一分布，彼此互不提供信息。',
      confusion: '马尔可夫链的各个状态并不独立。',
    },
    'zh-tw': {
      name: '獨立同分布',
      meaning: '所有樣本來自同一分布，彼此互不提供資訊。',
      confusion: '馬可夫鏈的各個狀態並不獨立。',
    },
  },
});
