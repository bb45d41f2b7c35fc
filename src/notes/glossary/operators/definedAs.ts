import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const definedAs = symbol({
  tex: ':=',
  plain: ':=',
  definition: raw`\alpha_t:=1-\beta_t`,
  source: equation(ddpm, '1'),
  shape: 'relation',
  to: ['alpha_t', 'alphaBar_t'],
  confusedWith: ['approximately'],

  texts: {
    en: {
      name: 'is defined as',
      meaning: 'The left side gets its meaning from the right; nothing is claimed.',
      confusion: 'A plain = may also be a claim that can be wrong.',
    },
    'zh-cn': {
      name: '定义为',
      meaning: '左边由右边赋予含义，不是断言。',
      confusion: '单独的 = 也可能是会出错的断言。',
    },
    'zh-tw': {
      name: '定義為',
      meaning: '左邊由右邊賦予含義，不是斷言。',
      confusion: '單獨的 = 也可能是會出錯的斷言。',
    },
  },
});
