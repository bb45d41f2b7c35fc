import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const muCond = symbol({
  tex: raw`\mu_t(x_1)`,
  plain: 'μ_t(x_1)',
  definition: raw`\mu_t(x_1)=t\,x_1\ \text{(OT)},\qquad\mu_t(x_1)=\alpha_{1-t}\,x_1\ \text{(VP)}`,
  source: equation(flowMatching, '20'),
  shape: 'data',
  from: ['flow_x1', 'flow_t'],
  to: ['p_cond', 'psi_t', 'u_cond'],
  confusedWith: ['mu_theta', 'muTilde_t', 'sigma_cond'],
  code: { flowMatching: 'alpha_t * x_1' },

  texts: {
    en: {
      name: 'mean of the conditional path',
      meaning: 'Moves from 0 to the data point x_1.',
      confusion: 'Nothing of it is learned, unlike μ_θ.',
    },
    'zh-cn': {
      name: '条件路径的均值',
      meaning: '从 0 出发，随 t 移动到数据点 x_1。',
      confusion: '与 μ_θ 不同，它不需要学习。',
    },
    'zh-tw': {
      name: '條件路徑的平均值',
      meaning: '從 0 出發，隨 t 移動到資料點 x_1。',
      confusion: '與 μ_θ 不同，它不需要學習。',
    },
  },
});
