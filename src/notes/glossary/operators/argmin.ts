import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const argmin = symbol({
  tex: raw`\operatorname*{arg\,min}`,
  plain: 'argmin',
  definition: raw`\theta^*=\operatorname*{arg\,min}_\theta L(\theta)\iff L(\theta^*)\le L(\theta)\quad\text{for all }\theta`,
  source: equation(scoreSde, '7'),
  shape: 'operator',
  from: ['minimum'],
  to: ['theta', 's_theta'],
  confusedWith: ['minimum'],
  code: { diffusers: 'optimizer.step()' },

  texts: {
    en: {
      name: 'place of the minimum',
      meaning: 'The parameters at which the objective is least; training looks for it.',
      confusion: 'It is an argument, not the least value.',
    },
    'zh-cn': {
      name: '最小值点',
      meaning: '使目标最小的参数，训练就是在找它。',
      confusion: '它是自变量，不是最小的那个值。',
    },
    'zh-tw': {
      name: '最小值點',
      meaning: '使目標最小的參數，訓練就是在找它。',
      confusion: '它是自變數，不是最小的那個值。',
    },
  },
});
