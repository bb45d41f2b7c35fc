import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { boundWeight } from '../values';

export const lossWeight = symbol({
  tex: raw`\lambda(t)`,
  plain: 'λ(t)',
  definition: raw`\min_\theta\ \mathbb{E}_t\left\{\lambda(t)\,\mathbb{E}\left[\left\lVert\mathbf{s}_\theta(\mathbf{x}(t),t)-\nabla_{\mathbf{x}(t)}\log p_{0t}(\mathbf{x}(t)|\mathbf{x}(0))\right\rVert_2^2\right]\right\}`,
  source: equation(scoreSde, '7'),
  shape: 'positive',
  to: ['denoisingScoreMatching', 'L_hybrid'],
  confusedWith: ['logSnr', 'learningRate'],
  values: [boundWeight],
  code: { scoreSde: 'likelihood_weighting', improvedDdpm: 'LossType.RESCALED_MSE' },

  texts: {
    en: {
      name: 'weight of the loss over time',
      meaning:
        'How much each noise level counts in the objective. λ(t) = g(t)² gives the likelihood, a constant on ε gives L_simple.',
      confusion: 'λ_t is also the usual name of the log-SNR.',
    },
    'zh-cn': {
      name: '损失在时间上的权重',
      meaning: '目标函数中每个噪声水平所占的分量。λ(t) = g(t)² 对应似然，对 ε 取常数则是 L_simple。',
      confusion: 'λ_t 也常指对数信噪比。',
    },
    'zh-tw': {
      name: '損失在時間上的權重',
      meaning: '目標函數中每個雜訊水準所佔的分量。λ(t) = g(t)² 對應概似，對 ε 取常數則是 L_simple。',
      confusion: 'λ_t 也常指對數訊雜比。',
    },
  },
});
