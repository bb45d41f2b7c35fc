import { classifierFree } from '../papers';
import { raw, section, symbol } from '../symbol';

export const epsilonUncond = symbol({
  tex: raw`\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda,\varnothing)`,
  plain: 'ε_θ(z, ∅)',
  definition: raw`\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda)=\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda,\mathbf{c}=\varnothing)`,
  source: section(classifierFree, '3.2'),
  shape: 'dataMap',
  from: ['epsilon_theta', 'nullCondition'],
  to: ['epsilonTilde'],
  confusedWith: ['epsilon_cond'],
  code: { diffusers: 'noise_pred_uncond' },

  texts: {
    en: {
      name: 'unconditional noise prediction',
      meaning: 'What the same network predicts for the empty condition.',
    },
    'zh-cn': {
      name: '无条件噪声预测',
      meaning: '同一网络在空条件下预测的噪声。',
    },
    'zh-tw': {
      name: '無條件雜訊預測',
      meaning: '同一網路在空條件下預測的雜訊。',
    },
  },
});
