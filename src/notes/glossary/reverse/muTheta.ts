import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { removedNoise, scaleUp } from '../values';

export const muTheta = symbol({
  tex: raw`\boldsymbol\mu_\theta`,
  plain: 'μ_θ',
  definition: raw`\boldsymbol\mu_\theta(\mathbf{x}_t,t)=\frac{1}{\sqrt{\alpha_t}}\left(\mathbf{x}_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\,\boldsymbol\epsilon_\theta(\mathbf{x}_t,t)\right)`,
  source: equation(ddpm, '11'),
  shape: 'dataMap',
  from: ['epsilon_theta', 'muTilde_t', 'x0Hat'],
  to: ['p_theta', 'x_{t-1}', 'L_{t-1}'],
  confusedWith: ['muTilde_t', 'mu'],
  values: [scaleUp, removedNoise],
  code: { diffusers: 'pred_prev_sample', ddpm: 'model_mean' },

  texts: {
    en: {
      name: 'mean of the reverse step',
      meaning:
        'The mean of p_θ(x_{t−1}|x_t) that follows from the predicted noise: x_t minus a multiple of ε_θ, scaled up by 1/√α_t.',
      confusion:
        'μ̃_t needs the true x_0, μ_θ puts the predicted x̂_0 in its place. Sampling can only use the second.',
    },
    'zh-cn': {
      name: '反向步的均值',
      meaning: 'p_θ(x_{t−1}|x_t) 的均值，由预测的噪声得到：从 x_t 减去 ε_θ 的若干倍，再乘以 1/√α_t。',
      confusion: 'μ̃_t 需要真实的 x_0，μ_θ 则代入预测的 x̂_0。采样时只能用后者。',
    },
    'zh-tw': {
      name: '反向步的平均值',
      meaning: 'p_θ(x_{t−1}|x_t) 的平均值，由預測的雜訊得到：從 x_t 減去 ε_θ 的若干倍，再乘以 1/√α_t。',
      confusion: 'μ̃_t 需要真實的 x_0，μ_θ 則代入預測的 x̂_0。取樣時只能用後者。',
    },
  },
});
