import { ddim } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const maximum = symbol({
  tex: raw`\max`,
  plain: 'max',
  definition: raw`\max_\theta f(\theta)\ge f(\theta)\quad\text{for all }\theta`,
  source: equation(ddim, '2'),
  shape: 'operator',
  to: ['elbo'],
  confusedWith: ['minimum'],
  code: { diffusers: 'torch.max' },

  texts: {
    en: {
      name: 'maximum',
      meaning: 'The greatest value over the variable below it.',
    },
    'zh-cn': {
      name: '最大值',
      meaning: '对下方变量取遍所有值时得到的最大值。',
    },
    'zh-tw': {
      name: '最大值',
      meaning: '對下方變數取遍所有值時得到的最大值。',
    },
  },
});
