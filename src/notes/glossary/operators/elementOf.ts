import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const elementOf = symbol({
  tex: raw`\in`,
  plain: '∈',
  definition: raw`\beta_t\in(0,1),\qquad t\in[0,T]`,
  source: section(scoreSde, '3.1'),
  shape: 'relation',
  to: ['t', 'beta_t'],
  confusedWith: ['epsilon'],

  texts: {
    en: {
      name: 'element of',
      meaning: 'The left side is one of the members of the set on the right.',
      confusion: 'It looks like ε, which is noise.',
    },
    'zh-cn': {
      name: '属于',
      meaning: '左边是右边那个集合的一个成员。',
      confusion: '样子像 ε，但 ε 是噪声。',
    },
    'zh-tw': {
      name: '屬於',
      meaning: '左邊是右邊那個集合的一個成員。',
      confusion: '樣子像 ε，但 ε 是雜訊。',
    },
  },
});
