import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const given = symbol({
  tex: raw`\mid`,
  plain: '|',
  definition: raw`p(x|y)=\frac{p(x,y)}{p(y)}`,
  source: equation(prml, '1.32'),
  shape: 'relation',
  from: ['density'],
  to: ['bayes', 'posterior'],
  confusedWith: ['norm', 'D_KL'],

  texts: {
    en: {
      name: 'given',
      meaning: 'What stands after the bar is known. p(x|y) is the distribution of x for one fixed y.',
      confusion: 'The double bar ‖ separates the two distributions of a KL divergence.',
    },
    'zh-cn': {
      name: '给定（条件）',
      meaning: '竖线之后的量已知。p(x|y) 是 y 固定时 x 的分布。',
      confusion: '双竖线 ‖ 隔开 KL 散度的两个分布。',
    },
    'zh-tw': {
      name: '給定（條件）',
      meaning: '豎線之後的量已知。p(x|y) 是 y 固定時 x 的分布。',
      confusion: '雙豎線 ‖ 隔開 KL 散度的兩個分布。',
    },
  },
});
