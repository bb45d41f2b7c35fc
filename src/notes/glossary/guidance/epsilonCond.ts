import { classifierFree } from '../papers';
import { raw, section, symbol } from '../symbol';

export const epsilonCond = symbol({
  tex: raw`\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda,\mathbf{c})`,
  plain: 'ε_θ(z, c)',
  definition: raw`\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda,\mathbf{c})\approx-\sigma_\lambda\nabla_{\mathbf{z}_\lambda}\log p(\mathbf{z}_\lambda|\mathbf{c})`,
  source: section(classifierFree, '3.2'),
  shape: 'dataMap',
  from: ['epsilon_theta', 'c'],
  to: ['epsilonTilde'],
  confusedWith: ['epsilon_uncond', 'epsilonTilde'],
  code: { diffusers: 'noise_pred_text' },

  texts: {
    en: {
      name: 'conditional noise prediction',
      meaning: 'What the network predicts when it is told the condition.',
    },
    'zh-cn': {
      name: '条件噪声预测',
      meaning: '把条件告诉网络时它预测的噪声。',
    },
    'zh-tw': {
      name: '條件雜訊預測',
      meaning: '把條件告訴網路時它預測的雜訊。',
    },
  },
});
