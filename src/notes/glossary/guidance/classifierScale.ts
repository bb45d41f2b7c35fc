import { guidedDiffusion } from '../papers';
import { algorithm, raw, symbol } from '../symbol';

export const classifierScale = symbol({
  tex: 's',
  plain: 's',
  definition: raw`\mathbf{x}_{t-1}\sim\mathcal{N}\left(\boldsymbol\mu+s\,\boldsymbol\Sigma\,\nabla_{\mathbf{x}_t}\log p_\phi(y|\mathbf{x}_t),\ \boldsymbol\Sigma\right)`,
  source: algorithm(guidedDiffusion, '1'),
  shape: 'positive',
  to: ['classifierGuidance'],
  confusedWith: ['guidanceWeight', 's_theta', 'index'],
  code: { guidedDiffusion: 'classifier_scale' },

  texts: {
    en: {
      name: 'classifier scale',
      meaning: 'Strengthens the classifier’s gradient: more faithful to the label, less varied.',
      confusion: 'In classifier-free guidance the weight is w.',
    },
    'zh-cn': {
      name: '分类器引导强度',
      meaning: '放大分类器的梯度：更贴合标签，多样性更少。',
      confusion: '无分类器引导中的权重记作 w。',
    },
    'zh-tw': {
      name: '分類器引導強度',
      meaning: '放大分類器的梯度：更貼合標籤，多樣性更少。',
      confusion: '無分類器引導中的權重記作 w。',
    },
  },
});
