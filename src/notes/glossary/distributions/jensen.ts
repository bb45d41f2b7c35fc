import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const jensen = symbol({
  tex: raw`f(\mathbb{E}[x])\le\mathbb{E}[f(x)]`,
  plain: 'Jensen',
  definition: raw`\log\mathbb{E}[x]\ge\mathbb{E}[\log x]`,
  source: equation(prml, '1.116'),
  shape: 'theorem',
  from: ['expectation', 'log'],
  to: ['elbo', 'L'],
  confusedWith: ['elbo'],

  texts: {
    en: {
      name: 'Jensen’s inequality',
      meaning:
        'For a convex f, f of the mean is at most the mean of f; for the concave logarithm it is the other way round. The ELBO follows from it.',
    },
    'zh-cn': {
      name: '詹森不等式',
      meaning: '对凸函数 f，均值的 f 不大于 f 的均值；对凹的对数则相反。ELBO 由此得出。',
    },
    'zh-tw': {
      name: '詹森不等式',
      meaning: '對凸函數 f，平均值的 f 不大於 f 的平均值；對凹的對數則相反。ELBO 由此得出。',
    },
  },
});
