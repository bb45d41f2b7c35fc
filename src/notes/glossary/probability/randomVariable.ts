import { prml } from '../papers';
import { raw, section, symbol } from '../symbol';

export const randomVariable = symbol({
  tex: 'X',
  plain: 'X',
  definition: raw`X\sim p(x)`,
  source: section(prml, '1.2'),
  shape: 'data',
  from: ['distributed'],
  to: ['expectation', 'sampleMean'],
  confusedWith: ['x_t', 'flow_Xt'],

  texts: {
    en: {
      name: 'random variable',
      meaning:
        'A quantity whose value is drawn from a distribution. Capital letters name the variable, small ones its values.',
    },
    'zh-cn': {
      name: '随机变量',
      meaning: '取值由分布抽出的量。大写字母表示变量，小写字母表示它的取值。',
    },
    'zh-tw': {
      name: '隨機變數',
      meaning: '取值由分布抽出的量。大寫字母表示變數，小寫字母表示它的取值。',
    },
  },
});
