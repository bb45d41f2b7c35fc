import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const reals = symbol({
  tex: raw`\mathbb{R}`,
  plain: 'ℝ',
  definition: raw`\mathbf{x}_0\in\mathbb{R}^{D}`,
  source: section(scoreSde, '2.1'),
  shape: 'relation',
  to: ['x_0'],
  confusedWith: ['rate'],

  texts: {
    en: {
      name: 'real numbers',
      meaning: 'The set of real numbers; with an exponent, arrays of so many real numbers.',
    },
    'zh-cn': {
      name: '实数集',
      meaning: '全体实数的集合；带指数时表示由那么多个实数组成的数组。',
    },
    'zh-tw': {
      name: '實數集',
      meaning: '全體實數的集合；帶指數時表示由那麼多個實數組成的陣列。',
    },
  },
});
