import { classifierFree } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const epsilonTilde = symbol({
  tex: raw`\tilde{\boldsymbol\epsilon}_\theta`,
  plain: 'ε̃_θ',
  definition: raw`\tilde{\boldsymbol\epsilon}_\theta(\mathbf{z}_\lambda,\mathbf{c})=(1+w)\,\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda,\mathbf{c})-w\,\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda)`,
  source: equation(classifierFree, '6'),
  shape: 'data',
  from: ['epsilon_cond', 'epsilon_uncond', 'guidanceWeight'],
  to: ['x0Hat', 'x_{t-1}'],
  confusedWith: ['epsilon_theta', 'epsilonHat'],
  code: { diffusers: 'noise_pred' },

  texts: {
    en: {
      name: 'guided noise prediction',
      meaning: 'The mix of conditional and unconditional prediction that the sampler uses in place of ε_θ.',
    },
    'zh-cn': {
      name: '引导后的噪声预测',
      meaning: '条件与无条件预测的组合，采样器用它代替 ε_θ。',
    },
    'zh-tw': {
      name: '引導後的雜訊預測',
      meaning: '條件與無條件預測的組合，取樣器用它代替 ε_θ。',
    },
  },
});
