import { guidedDiffusion } from '../papers';
import { raw, section, symbol } from '../symbol';

export const y = symbol({
  tex: 'y',
  plain: 'y',
  definition: raw`y\in\{1,\dots,K\},\qquad\boldsymbol\epsilon_\theta(\mathbf{x}_t,t,y)`,
  source: section(guidedDiffusion, '4'),
  shape: 'label',
  to: ['p_phi', 'conditionalScore'],
  confusedWith: ['c'],
  code: { guidedDiffusion: 'y', diffusers: 'class_labels' },

  texts: {
    en: {
      name: 'class label',
      meaning: 'What the sample shall show. The network or a classifier is told it.',
    },
    'zh-cn': {
      name: '类别标签',
      meaning: '希望样本呈现的内容，告诉网络或分类器的类别。',
    },
    'zh-tw': {
      name: '類別標籤',
      meaning: '希望樣本呈現的內容，告訴網路或分類器的類別。',
    },
  },
});
