import { guidedDiffusion } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { noise } from '../values';

export const classifierGuidance = symbol({
  tex: raw`\hat{\boldsymbol\epsilon}(\mathbf{x}_t)`,
  plain: 'classifier guidance',
  definition: raw`\hat{\boldsymbol\epsilon}(\mathbf{x}_t):=\boldsymbol\epsilon_\theta(\mathbf{x}_t)-\sqrt{1-\bar\alpha_t}\,\nabla_{\mathbf{x}_t}\log p_\phi(y|\mathbf{x}_t)`,
  source: equation(guidedDiffusion, '14'),
  shape: 'method',
  from: ['classifierGradient', 'classifierScale', 'epsilon_theta'],
  to: ['x_{t-1}'],
  confusedWith: ['classifierFreeGuidance'],
  values: [noise],
  code: { guidedDiffusion: 'condition_score, condition_mean' },

  texts: {
    en: {
      name: 'classifier guidance',
      meaning:
        'Shifts the mean, or the predicted noise, of every sampling step by the gradient of a classifier.',
      confusion: 'The sign is minus on ε, plus on the mean and on the score.',
    },
    'zh-cn': {
      name: '分类器引导',
      meaning: '每个采样步把均值或预测噪声按分类器的梯度移动。',
      confusion: '对 ε 是减号，对均值和得分是加号。',
    },
    'zh-tw': {
      name: '分類器引導',
      meaning: '每個取樣步把平均值或預測雜訊按分類器的梯度移動。',
      confusion: '對 ε 是減號，對平均值和分數是加號。',
    },
  },
});
