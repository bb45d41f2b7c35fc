import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const epsilonHat = symbol({
  tex: raw`\hat{\boldsymbol\epsilon}`,
  plain: 'ε̂',
  definition: raw`\hat{\boldsymbol\epsilon}=\frac{\mathbf{x}_t-\sqrt{\bar\alpha_t}\,\hat{\mathbf{x}}_0}{\sqrt{1-\bar\alpha_t}}`,
  source: equation(ddpm, '15'),
  shape: 'data',
  from: ['epsilon_theta', 'x0Hat'],
  to: ['x_{t-1}', 'epsilonTilde'],
  confusedWith: ['epsilon', 'epsilonTilde'],
  code: { diffusers: 'pred_epsilon', guidedDiffusion: '_predict_eps_from_xstart' },

  texts: {
    en: {
      name: 'predicted noise',
      meaning: 'The noise inside x_t by the network’s estimate, also after guidance or after clipping x̂_0.',
      confusion: 'ε is the noise that was really drawn.',
    },
    'zh-cn': {
      name: '预测的噪声',
      meaning: '网络估计的 x_t 中的噪声，也指引导之后或截断 x̂_0 之后重新算出的噪声。',
      confusion: 'ε 是真正抽出的噪声。',
    },
    'zh-tw': {
      name: '預測的雜訊',
      meaning: '網路估計的 x_t 中的雜訊，也指引導之後或截斷 x̂_0 之後重新算出的雜訊。',
      confusion: 'ε 是真正抽出的雜訊。',
    },
  },
});
