import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const uCond = symbol({
  tex: 'u_t(x|x_1)',
  plain: 'u_t(x|x_1)',
  definition: raw`u_t(x|x_1)=\frac{\sigma_t'(x_1)}{\sigma_t(x_1)}\left(x-\mu_t(x_1)\right)+\mu_t'(x_1)`,
  source: equation(flowMatching, '15'),
  shape: 'dataMap',
  from: ['mu_cond', 'sigma_cond', 'psi_t'],
  to: ['u_t', 'L_CFM'],
  confusedWith: ['u_t'],
  code: { flowMatching: 'path_sample.dx_t' },

  texts: {
    en: {
      name: 'conditional vector field',
      meaning: 'The velocity of a path towards one known data point; the target of training.',
    },
    'zh-cn': {
      name: '条件向量场',
      meaning: '通向一个已知数据点的路径的速度，是训练的目标。',
    },
    'zh-tw': {
      name: '條件向量場',
      meaning: '通向一個已知資料點的路徑的速度，是訓練的目標。',
    },
  },
});
