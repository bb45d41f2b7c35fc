import { prml } from '../papers';
import { raw, section, symbol } from '../symbol';

export const posterior = symbol({
  tex: raw`p(\theta|x)`,
  plain: 'p(θ|x)',
  definition: raw`p(\theta|x)=\frac{p(x|\theta)\,p(\theta)}{p(x)}`,
  source: section(prml, '1.2.3'),
  shape: 'conditionalDensity',
  from: ['prior', 'likelihood', 'evidence', 'bayes'],
  to: ['q_posterior'],
  confusedWith: ['prior', 'likelihood'],

  texts: {
    en: {
      name: 'posterior',
      meaning: 'What is believed after the data are seen: likelihood times prior, normalised.',
      confusion: 'The likelihood is a function of the parameter, the posterior a distribution over it.',
    },
    'zh-cn': {
      name: '后验',
      meaning: '看过数据之后的信念：似然乘先验再归一化。',
      confusion: '似然是参数的函数，后验是参数的分布。',
    },
    'zh-tw': {
      name: '後驗',
      meaning: '看過資料之後的信念：概似乘先驗再正規化。',
      confusion: '概似是參數的函數，後驗是參數的分布。',
    },
  },
});
