import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const ordering = symbol({
  tex: raw`\le`,
  plain: '≤',
  definition: raw`0<\beta_1,\beta_2,\dots,\beta_N<1`,
  source: section(scoreSde, '2.2'),
  shape: 'relation',
  to: ['elbo', 'noiseSchedule'],
  confusedWith: ['approximately'],

  texts: {
    en: {
      name: 'order of two numbers',
      meaning:
        'Which side is smaller. In bounds, the left side can be pushed down by pushing down the right.',
    },
    'zh-cn': {
      name: '大小关系',
      meaning: '哪一边更小。在界的不等式中，压低右边就能压低左边。',
    },
    'zh-tw': {
      name: '大小關係',
      meaning: '哪一邊更小。在界的不等式中，壓低右邊就能壓低左邊。',
    },
  },
});
