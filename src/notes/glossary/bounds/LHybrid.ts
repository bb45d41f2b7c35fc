import { improvedDdpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const LHybrid = symbol({
  tex: raw`L_{\mathrm{hybrid}}`,
  plain: 'L_hybrid',
  definition: raw`L_{\mathrm{hybrid}}=L_{\mathrm{simple}}+\lambda L_{\mathrm{vlb}},\qquad\lambda=0.001`,
  source: equation(improvedDdpm, '16'),
  shape: 'objective',
  from: ['L_simple', 'L', 'v_interpolation'],
  to: ['Sigma_theta'],
  confusedWith: ['L_simple', 'L'],
  code: { improvedDdpm: 'LossType.RESCALED_MSE' },

  texts: {
    en: {
      name: 'hybrid objective',
      meaning:
        'L_simple plus a thousandth of the variational bound, so that the variance Σ_θ learns while the mean is led by L_simple.',
      confusion: 'Its λ is a weight, not the log-SNR.',
    },
    'zh-cn': {
      name: '混合目标',
      meaning: 'L_simple 加上千分之一的变分界，使方差 Σ_θ 得以学习，而均值仍由 L_simple 主导。',
      confusion: '其中的 λ 是权重，不是对数信噪比。',
    },
    'zh-tw': {
      name: '混合目標',
      meaning: 'L_simple 加上千分之一的變分界，使變異數 Σ_θ 得以學習，而平均值仍由 L_simple 主導。',
      confusion: '其中的 λ 是權重，不是對數訊雜比。',
    },
  },
});
