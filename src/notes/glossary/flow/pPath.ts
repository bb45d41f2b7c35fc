import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const pPath = symbol({
  tex: 'p_t',
  plain: 'p_t',
  definition: raw`p_t(x)=\int p_t(x|x_1)\,q(x_1)\,dx_1,\qquad p_0=\mathcal{N}(0,I),\quad p_1\approx q`,
  source: equation(flowMatching, '6'),
  shape: 'density',
  from: ['p_cond', 'pushforward'],
  to: ['u_t', 'L_FM'],
  confusedWith: ['p_t', 'p_cond'],
  code: { flowMatching: 'ProbPath' },

  texts: {
    en: {
      name: 'probability path',
      meaning: 'The densities that lead from noise at t = 0 to data at t = 1.',
      confusion: 'In the SDE papers p_0 is the data.',
    },
    'zh-cn': {
      name: '概率路径',
      meaning: '从 t = 0 的噪声通向 t = 1 的数据的一族密度。',
      confusion: '在 SDE 论文中 p_0 是数据。',
    },
    'zh-tw': {
      name: '機率路徑',
      meaning: '從 t = 0 的雜訊通向 t = 1 的資料的一族密度。',
      confusion: '在 SDE 論文中 p_0 是資料。',
    },
  },
});
