import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { removedNoise } from '../values';

export const epsilonTheta = symbol({
  tex: raw`\boldsymbol\epsilon_\theta`,
  plain: 'ε_θ',
  definition: raw`\boldsymbol\epsilon_\theta(\mathbf{x}_t,t)\approx\boldsymbol\epsilon=\frac{\mathbf{x}_t-\sqrt{\bar\alpha_t}\,\mathbf{x}_0}{\sqrt{1-\bar\alpha_t}}`,
  source: equation(ddpm, '11'),
  shape: 'dataMap',
  from: ['theta', 'x_t', 't'],
  to: ['mu_theta', 'x0Hat', 's_theta', 'epsilonTilde'],
  confusedWith: ['epsilon', 's_theta', 'v_theta'],
  values: [removedNoise],
  code: { diffusers: 'model_output', ddpm: 'denoise_fn', ddim: 'et' },

  texts: {
    en: {
      name: 'noise prediction network',
      meaning:
        'A network (in DDPM a U-Net) that reads x_t and t and estimates the noise ε inside x_t. Up to a factor it is the score: ∇ log q(x_t) ≈ −ε_θ / √(1 − ᾱ_t).',
      confusion:
        'ε is the noise that was drawn, ε_θ the estimate. The score has the opposite sign and another scale.',
    },
    'zh-cn': {
      name: '噪声预测网络',
      meaning:
        '读入 x_t 和 t、估计 x_t 中所含噪声 ε 的网络（DDPM 用 U-Net）。它与得分只差一个因子：∇ log q(x_t) ≈ −ε_θ / √(1 − ᾱ_t)。',
      confusion: 'ε 是真正抽出的噪声，ε_θ 是估计。得分与它符号相反，尺度也不同。',
    },
    'zh-tw': {
      name: '雜訊預測網路',
      meaning:
        '讀入 x_t 和 t、估計 x_t 中所含雜訊 ε 的網路（DDPM 用 U-Net）。它與分數函數只差一個因子：∇ log q(x_t) ≈ −ε_θ / √(1 − ᾱ_t)。',
      confusion: 'ε 是真正抽出的雜訊，ε_θ 是估計。分數與它符號相反，尺度也不同。',
    },
  },
});
