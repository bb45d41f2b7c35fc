import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const uT = symbol({
  tex: 'u_t',
  plain: 'u_t',
  definition: raw`u_t(x)=\int u_t(x|x_1)\,\frac{p_t(x|x_1)\,q(x_1)}{p_t(x)}\,dx_1`,
  source: equation(flowMatching, '8'),
  shape: 'dataMap',
  from: ['u_cond', 'p_cond', 'p_path'],
  to: ['L_FM', 'v_flow'],
  confusedWith: ['u_cond', 'v_flow', 'uniform'],
  code: { flowMatching: 'path_sample.dx_t' },

  texts: {
    en: {
      name: 'marginal vector field',
      meaning:
        'The velocity that carries p_0 to p_1: the mean of the conditional fields over the data that may lie ahead. It cannot be computed.',
      confusion: 'The network v_t learns it through u_t(x|x_1).',
    },
    'zh-cn': {
      name: '边缘向量场',
      meaning: '把 p_0 搬运到 p_1 的速度：对可能到达的数据取条件场的平均。无法直接计算。',
      confusion: '网络 v_t 通过 u_t(x|x_1) 学习它。',
    },
    'zh-tw': {
      name: '邊際向量場',
      meaning: '把 p_0 搬運到 p_1 的速度：對可能到達的資料取條件場的平均。無法直接計算。',
      confusion: '網路 v_t 透過 u_t(x|x_1) 學習它。',
    },
  },
});
