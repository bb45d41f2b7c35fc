import { progressiveDistillation } from '../papers';
import { raw, section, symbol } from '../symbol';
import { noise, signal } from '../values';

export const vTheta = symbol({
  tex: raw`\hat{\mathbf{v}}_\theta`,
  plain: 'v̂_θ',
  definition: raw`\hat{\mathbf{x}}=\alpha_t\,\mathbf{z}_t-\sigma_t\,\hat{\mathbf{v}}_\theta(\mathbf{z}_t)`,
  source: section(progressiveDistillation, '4'),
  shape: 'dataMap',
  from: ['v_target', 'theta'],
  to: ['x0Hat', 'epsilonHat'],
  confusedWith: ['v_flow', 'epsilon_theta'],
  values: [signal, noise],
  code: { diffusers: 'prediction_type="v_prediction"' },

  texts: {
    en: {
      name: 'v-prediction network',
      meaning: 'The network’s estimate of v. Clean data follow as α_t z_t − σ_t v̂.',
      confusion: 'Not the vector field of flow matching.',
    },
    'zh-cn': {
      name: 'v 预测网络',
      meaning: '网络对 v 的估计。干净数据为 α_t z_t − σ_t v̂。',
      confusion: '不是流匹配的向量场。',
    },
    'zh-tw': {
      name: 'v 預測網路',
      meaning: '網路對 v 的估計。乾淨資料為 α_t z_t − σ_t v̂。',
      confusion: '不是流匹配的向量場。',
    },
  },
});
