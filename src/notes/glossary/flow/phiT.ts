import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const phiT = symbol({
  tex: raw`\phi_t`,
  plain: 'φ_t',
  definition: raw`\frac{d}{dt}\phi_t(x)=v_t(\phi_t(x)),\qquad\phi_0(x)=x`,
  source: equation(flowMatching, '1'),
  shape: 'dataMap',
  from: ['v_flow'],
  to: ['pushforward', 'p_path'],
  confusedWith: ['psi_t', 'phi', 'v_flow'],
  code: { flowMatching: 'ODESolver.sample' },

  texts: {
    en: {
      name: 'flow',
      meaning: 'Where a point that starts at x is at time t when it follows the vector field.',
      confusion: 'ψ_t is the flow of one condition.',
    },
    'zh-cn': {
      name: '流',
      meaning: '从 x 出发、沿向量场运动的点在时刻 t 的位置。',
      confusion: 'ψ_t 是单个条件的流。',
    },
    'zh-tw': {
      name: '流',
      meaning: '從 x 出發、沿向量場運動的點在時刻 t 的位置。',
      confusion: 'ψ_t 是單一條件的流。',
    },
  },
});
