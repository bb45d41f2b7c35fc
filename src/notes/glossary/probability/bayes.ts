import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const bayes = symbol({
  tex: raw`p(y|x)=\frac{p(x|y)\,p(y)}{p(x)}`,
  plain: 'Bayes',
  definition: raw`q(\mathbf{x}_{t-1}|\mathbf{x}_t,\mathbf{x}_0)=\frac{q(\mathbf{x}_t|\mathbf{x}_{t-1})\,q(\mathbf{x}_{t-1}|\mathbf{x}_0)}{q(\mathbf{x}_t|\mathbf{x}_0)}`,
  source: equation(prml, '1.12'),
  shape: 'theorem',
  from: ['prior', 'likelihood', 'evidence'],
  to: ['posterior', 'q_posterior', 'implicitClassifier'],
  confusedWith: ['likelihood'],

  texts: {
    en: {
      name: 'Bayes’ rule',
      meaning:
        'Turns a conditional probability round: posterior = likelihood × prior / evidence. It gives q(x_{t−1}|x_t, x_0) from the forward process.',
      confusion: 'p(x|y) and p(y|x) are different things.',
    },
    'zh-cn': {
      name: '贝叶斯公式',
      meaning: '把条件概率反过来：后验 = 似然 × 先验 / 证据。由前向过程得到 q(x_{t−1}|x_t, x_0) 用的就是它。',
      confusion: 'p(x|y) 与 p(y|x) 不是一回事。',
    },
    'zh-tw': {
      name: '貝氏定理',
      meaning: '把條件機率反過來：後驗 = 概似 × 先驗 / 證據。由前向過程得到 q(x_{t−1}|x_t, x_0) 用的就是它。',
      confusion: 'p(x|y) 與 p(y|x) 不是一回事。',
    },
  },
});
