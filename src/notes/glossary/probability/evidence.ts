import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const evidence = symbol({
  tex: 'p(x)',
  plain: 'p(x)',
  definition: raw`p(x)=\int p(x|\theta)\,p(\theta)\,d\theta`,
  source: equation(prml, '1.45'),
  shape: 'positive',
  from: ['prior', 'likelihood'],
  to: ['bayes', 'elbo'],
  confusedWith: ['prior', 'p_model'],

  texts: {
    en: {
      name: 'evidence',
      meaning:
        'The probability of the data with everything unknown integrated out. It normalises the posterior; the ELBO bounds its logarithm from below.',
    },
    'zh-cn': {
      name: '证据',
      meaning: '把未知量全部积分掉之后数据的概率。它使后验归一；ELBO 是它对数的下界。',
    },
    'zh-tw': {
      name: '證據',
      meaning: '把未知量全部積分掉之後資料的機率。它使後驗歸一；ELBO 是它對數的下界。',
    },
  },
});
