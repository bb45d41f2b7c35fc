import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const flowXt = symbol({
  tex: 'x_t',
  plain: 'x_t',
  definition: raw`x_t=\psi_t(x_0)=\left(1-(1-\sigma_{\min})t\right)x_0+t\,x_1`,
  source: equation(flowMatching, '22'),
  shape: 'data',
  from: ['flow_x0', 'flow_x1', 'flow_t'],
  to: ['v_flow', 'L_CFM'],
  confusedWith: ['x_t'],
  code: { flowMatching: 'path_sample.x_t', diffusers: 'scale_noise' },

  texts: {
    en: {
      name: 'point on the path',
      meaning: 'The mix of noise and data at time t, on the straight line between them for σ_min = 0.',
      confusion: 'Its weights are t and 1 − t, not √ᾱ_t and √(1 − ᾱ_t).',
    },
    'zh-cn': {
      name: '路径上的点',
      meaning: '时刻 t 噪声与数据的混合；σ_min = 0 时在二者的连线上。',
      confusion: '权重是 t 与 1 − t，不是 √ᾱ_t 与 √(1 − ᾱ_t)。',
    },
    'zh-tw': {
      name: '路徑上的點',
      meaning: '時刻 t 雜訊與資料的混合；σ_min = 0 時在兩者的連線上。',
      confusion: '權重是 t 與 1 − t，不是 √ᾱ_t 與 √(1 − ᾱ_t)。',
    },
  },
});
