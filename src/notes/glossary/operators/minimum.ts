import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const minimum = symbol({
  tex: raw`\min`,
  plain: 'min',
  definition: raw`\min_\theta L(\theta)\le L(\theta)\quad\text{for all }\theta`,
  source: equation(scoreSde, '7'),
  shape: 'operator',
  to: ['argmin'],
  confusedWith: ['argmin', 'maximum'],
  code: { diffusers: 'torch.min' },

  texts: {
    en: {
      name: 'minimum',
      meaning: 'The least value over the variable below it.',
      confusion: 'argmin is the place, min the value.',
    },
    'zh-cn': {
      name: '最小值',
      meaning: '对下方变量取遍所有值时得到的最小值。',
      confusion: 'argmin 是位置，min 是数值。',
    },
    'zh-tw': {
      name: '最小值',
      meaning: '對下方變數取遍所有值時得到的最小值。',
      confusion: 'argmin 是位置，min 是數值。',
    },
  },
});
