import { ddim as paper } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { noiseToSignal, signalInverse } from '../values';

export const fTheta = symbol({
  tex: raw`f_\theta^{(t)}`,
  plain: 'f_θ^(t)',
  definition: raw`f_\theta^{(t)}(\mathbf{x}_t):=\left(\mathbf{x}_t-\sqrt{1-\alpha_t}\,\epsilon_\theta^{(t)}(\mathbf{x}_t)\right)/\sqrt{\alpha_t}`,
  source: equation(paper, '9'),
  shape: 'dataMap',
  from: ['epsilon_theta', 'alpha_ddim'],
  to: ['ddimStep', 'x0Hat'],
  confusedWith: ['f', 'x0Hat'],
  values: [signalInverse, noiseToSignal],
  code: { diffusers: 'pred_original_sample', ddim: 'x0_t' },

  texts: {
    en: {
      name: 'predicted x_0 in DDIM',
      meaning: 'The denoised observation that follows from x_t and the predicted noise.',
      confusion: 'f(x, t) without θ is the drift of an SDE.',
    },
    'zh-cn': {
      name: 'DDIM 中预测的 x_0',
      meaning: '由 x_t 与预测噪声得到的去噪结果。',
      confusion: '不带 θ 的 f(x, t) 是 SDE 的漂移。',
    },
    'zh-tw': {
      name: 'DDIM 中預測的 x_0',
      meaning: '由 x_t 與預測雜訊得到的去雜訊結果。',
      confusion: '不帶 θ 的 f(x, t) 是 SDE 的漂移。',
    },
  },
});
