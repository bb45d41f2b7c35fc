import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const pCond = symbol({
  tex: 'p_t(x|x_1)',
  plain: 'p_t(x|x_1)',
  definition: raw`p_t(x|x_1)=\mathcal{N}\left(x\,|\,\mu_t(x_1),\sigma_t(x_1)^2 I\right)`,
  source: equation(flowMatching, '10'),
  shape: 'conditionalDensity',
  from: ['mu_cond', 'sigma_cond'],
  to: ['p_path', 'u_t'],
  confusedWith: ['p_path', 'q_marginal'],
  code: { flowMatching: 'AffineProbPath' },

  texts: {
    en: {
      name: 'conditional probability path',
      meaning: 'A Gaussian that shrinks from the noise onto one data point.',
    },
    'zh-cn': {
      name: '条件概率路径',
      meaning: '由噪声收缩到一个数据点的高斯。',
    },
    'zh-tw': {
      name: '條件機率路徑',
      meaning: '由雜訊收縮到一個資料點的高斯。',
    },
  },
});
