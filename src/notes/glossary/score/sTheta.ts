import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { scoreFactor } from '../values';

export const sTheta = symbol({
  tex: raw`\mathbf{s}_\theta`,
  plain: 's_θ',
  definition: raw`\mathbf{s}_\theta(\mathbf{x},t)\approx\nabla_{\mathbf{x}}\log p_t(\mathbf{x}),\qquad\mathbf{s}_\theta(\mathbf{x}_t,t)=-\frac{\boldsymbol\epsilon_\theta(\mathbf{x}_t,t)}{\sqrt{1-\bar\alpha_t}}`,
  source: equation(scoreSde, '7'),
  shape: 'dataMap',
  from: ['theta', 'denoisingScoreMatching'],
  to: ['langevin', 'reverseSde', 'probabilityFlowOde'],
  confusedWith: ['epsilon_theta', 'score', 'classifierScale'],
  values: [scoreFactor],
  code: { scoreSde: 'score_fn', ncsn: 'scorenet', diffusers: 'model_output' },

  texts: {
    en: {
      name: 'score network',
      meaning: 'A network that estimates the score of the noisy data at every noise level.',
      confusion: 'It is −ε_θ divided by √(1 − ᾱ_t): mind the sign and the scale.',
    },
    'zh-cn': {
      name: '得分网络',
      meaning: '估计各噪声水平下含噪数据得分的网络。',
      confusion: '它等于 −ε_θ 除以 √(1 − ᾱ_t)：注意符号和尺度。',
    },
    'zh-tw': {
      name: '分數網路',
      meaning: '估計各雜訊水準下含雜訊資料分數的網路。',
      confusion: '它等於 −ε_θ 除以 √(1 − ᾱ_t)：注意符號和尺度。',
    },
  },
});
