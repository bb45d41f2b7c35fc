import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const density = symbol({
  tex: 'p',
  plain: 'p',
  definition: raw`p(x)\ge 0,\qquad\int p(x)\,dx=1`,
  source: equation(prml, '1.25'),
  shape: 'density',
  to: ['expectation', 'score'],
  confusedWith: ['probabilityOf', 'p_theta'],

  texts: {
    en: {
      name: 'probability density',
      meaning:
        'How densely the values of a random variable lie around a point. Probabilities are its integrals.',
      confusion: 'p_θ is the learned one.',
    },
    'zh-cn': {
      name: '概率密度',
      meaning: '随机变量的取值在某点附近有多密集。概率是它的积分。',
      confusion: 'p_θ 是学出来的那一个。',
    },
    'zh-tw': {
      name: '機率密度',
      meaning: '隨機變數的取值在某點附近有多密集。機率是它的積分。',
      confusion: 'p_θ 是學出來的那一個。',
    },
  },
});
