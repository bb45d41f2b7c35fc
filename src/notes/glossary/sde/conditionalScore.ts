import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const conditionalScore = symbol({
  tex: raw`\nabla_{\mathbf{x}}\log p_t(\mathbf{x}|\mathbf{y})`,
  plain: '∇ log p(x|y)',
  definition: raw`\nabla_{\mathbf{x}}\log p_t(\mathbf{x}|\mathbf{y})=\nabla_{\mathbf{x}}\log p_t(\mathbf{x})+\nabla_{\mathbf{x}}\log p_t(\mathbf{y}|\mathbf{x})`,
  source: equation(scoreSde, '14'),
  shape: 'dataMap',
  from: ['score', 'classifierGradient', 'bayes'],
  to: ['classifierGuidance', 'epsilonTilde'],
  confusedWith: ['classifierGradient', 'score'],
  code: { scoreSde: 'conditional_score_fn' },

  texts: {
    en: {
      name: 'conditional score',
      meaning:
        'The score of the data given a condition. By Bayes’ rule it is the score plus a classifier’s gradient.',
    },
    'zh-cn': {
      name: '条件得分',
      meaning: '给定条件时数据的得分。由贝叶斯公式，它等于得分加上分类器的梯度。',
    },
    'zh-tw': {
      name: '條件分數',
      meaning: '給定條件時資料的分數。由貝氏定理，它等於分數加上分類器的梯度。',
    },
  },
});
