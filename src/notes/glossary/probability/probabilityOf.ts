import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const probabilityOf = symbol({
  tex: 'P',
  plain: 'P',
  definition: raw`P(A|B)=\frac{P(A\cap B)}{P(B)},\qquad P(A,B)=P(A|B)\,P(B)`,
  source: equation(prml, '1.11'),
  shape: 'probability',
  from: ['event'],
  to: ['bayes'],
  confusedWith: ['density'],

  texts: {
    en: {
      name: 'probability of an event',
      meaning: 'A number between 0 and 1. P(A|B) is the probability of A once B is known to have happened.',
      confusion: 'A density p(x) may exceed 1; a probability may not.',
    },
    'zh-cn': {
      name: '事件的概率',
      meaning: '0 到 1 之间的数。P(A|B) 是已知 B 发生时 A 的概率。',
      confusion: '密度 p(x) 可以大于 1，概率不能。',
    },
    'zh-tw': {
      name: '事件的機率',
      meaning: '0 到 1 之間的數。P(A|B) 是已知 B 發生時 A 的機率。',
      confusion: '密度 p(x) 可以大於 1，機率不能。',
    },
  },
});
