import { prml } from '../papers';
import { raw, section, symbol } from '../symbol';

export const intersection = symbol({
  tex: raw`\cap`,
  plain: '∩',
  definition: raw`P(A\cap B)=P(A,B)`,
  source: section(prml, '1.2'),
  shape: 'operator',
  from: ['event'],
  to: ['probabilityOf'],
  confusedWith: ['given'],

  texts: {
    en: {
      name: 'intersection',
      meaning: 'Both events happen.',
    },
    'zh-cn': {
      name: '交',
      meaning: '两个事件同时发生的那个事件。',
    },
    'zh-tw': {
      name: '交',
      meaning: '兩個事件同時發生的那個事件。',
    },
  },
});
