import { guidedDiffusion } from '../papers';
import { raw, section, symbol } from '../symbol';

export const classifierGradient = symbol({
  tex: raw`\nabla_{\mathbf{x}_t}\log p_\phi(y|\mathbf{x}_t)`,
  plain: '∇ log p_φ(y|x_t)',
  definition: raw`g=\nabla_{\mathbf{x}_t}\log p_\phi(y|\mathbf{x}_t)\big|_{\mathbf{x}_t=\boldsymbol\mu}`,
  source: section(guidedDiffusion, '4.1'),
  shape: 'data',
  from: ['p_phi', 'gradient', 'log'],
  to: ['classifierGuidance', 'conditionalScore'],
  confusedWith: ['score', 'g'],
  code: { guidedDiffusion: 'cond_fn' },

  texts: {
    en: {
      name: 'gradient of the classifier',
      meaning: 'The change of the image that makes the label more likely.',
      confusion: 'It is taken with respect to the image, not the weights.',
    },
    'zh-cn': {
      name: '分类器的梯度',
      meaning: '使标签更可能的图像变化方向。',
      confusion: '对图像求梯度，不是对权重。',
    },
    'zh-tw': {
      name: '分類器的梯度',
      meaning: '使標籤更可能的影像變化方向。',
      confusion: '對影像求梯度，不是對權重。',
    },
  },
});
