import { ddim as paper } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const LGamma = symbol({
  tex: raw`L_\gamma`,
  plain: 'L_γ',
  definition: raw`L_\gamma(\epsilon_\theta):=\sum_{t=1}^{T}\gamma_t\,\mathbb{E}_{\mathbf{x}_0,\epsilon_t}\left[\left\lVert\epsilon_\theta^{(t)}(\sqrt{\alpha_t}\,\mathbf{x}_0+\sqrt{1-\alpha_t}\,\epsilon_t)-\epsilon_t\right\rVert_2^2\right]`,
  source: equation(paper, '5'),
  shape: 'objective',
  from: ['L', 'epsilon_theta', 'gamma_t'],
  to: ['L_simple'],
  confusedWith: ['L_simple'],
  code: { ddim: 'noise_estimation_loss' },

  texts: {
    en: {
      name: 'weighted objective',
      meaning:
        'The sum over t of the squared errors of the predicted noise with weights γ_t. All weights are 1 for L_simple.',
    },
    'zh-cn': {
      name: '加权目标',
      meaning: '各 t 的噪声预测平方误差按 γ_t 加权求和。权重全为 1 就是 L_simple。',
    },
    'zh-tw': {
      name: '加權目標',
      meaning: '各 t 的雜訊預測平方誤差按 γ_t 加權加總。權重全為 1 就是 L_simple。',
    },
  },
});
