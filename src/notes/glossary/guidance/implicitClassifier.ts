import { classifierFree } from '../papers';
import { raw, section, symbol } from '../symbol';

export const implicitClassifier = symbol({
  tex: raw`p^i(\mathbf{c}|\mathbf{z}_\lambda)`,
  plain: 'p^i(c|z)',
  definition: raw`p^i(\mathbf{c}|\mathbf{z}_\lambda)\propto\frac{p(\mathbf{z}_\lambda|\mathbf{c})}{p(\mathbf{z}_\lambda)}`,
  source: section(classifierFree, '3.2'),
  shape: 'probability',
  from: ['bayes', 'proportional'],
  to: ['classifierFreeGuidance'],
  confusedWith: ['p_phi'],

  texts: {
    en: {
      name: 'implicit classifier',
      meaning:
        'The classifier that a conditional and an unconditional model amount to by Bayes’ rule. Classifier-free guidance follows its gradient.',
    },
    'zh-cn': {
      name: '隐式分类器',
      meaning: '条件与无条件模型按贝叶斯公式等价的分类器。无分类器引导沿它的梯度走。',
    },
    'zh-tw': {
      name: '隱式分類器',
      meaning: '條件與無條件模型按貝氏定理等價的分類器。無分類器引導沿它的梯度走。',
    },
  },
});
