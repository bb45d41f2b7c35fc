import { guidedDiffusion } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const pPhi = symbol({
  tex: raw`p_\phi(y|\mathbf{x}_t)`,
  plain: 'p_φ(y|x_t)',
  definition: raw`p_{\theta,\phi}(\mathbf{x}_t|\mathbf{x}_{t+1},y)=Z\,p_\theta(\mathbf{x}_t|\mathbf{x}_{t+1})\,p_\phi(y|\mathbf{x}_t)`,
  source: equation(guidedDiffusion, '2'),
  shape: 'probability',
  from: ['phi', 'y', 'x_t'],
  to: ['classifierGradient', 'classifierGuidance'],
  confusedWith: ['p_theta', 'implicitClassifier'],
  code: { guidedDiffusion: 'classifier' },

  texts: {
    en: {
      name: 'classifier on noisy data',
      meaning:
        'Gives the probability of label y for the noisy x_t. Classifier guidance follows its gradient.',
      confusion: 'An ordinary classifier fails on noise: it must be trained on x_t.',
    },
    'zh-cn': {
      name: '含噪数据上的分类器',
      meaning: '给出含噪 x_t 属于标签 y 的概率。分类器引导沿它的梯度走。',
      confusion: '普通分类器遇噪声会失效，必须在 x_t 上训练。',
    },
    'zh-tw': {
      name: '含雜訊資料上的分類器',
      meaning: '給出含雜訊 x_t 屬於標籤 y 的機率。分類器引導沿它的梯度走。',
      confusion: '普通分類器遇雜訊會失效，必須在 x_t 上訓練。',
    },
  },
});
