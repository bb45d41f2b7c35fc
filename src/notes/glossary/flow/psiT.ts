import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const psiT = symbol({
  tex: raw`\psi_t`,
  plain: 'ψ_t',
  definition: raw`\psi_t(x)=\sigma_t(x_1)\,x+\mu_t(x_1)`,
  source: equation(flowMatching, '11'),
  shape: 'dataMap',
  from: ['mu_cond', 'sigma_cond'],
  to: ['flow_xt', 'u_cond'],
  confusedWith: ['phi_t'],
  code: { flowMatching: 'path.sample' },

  texts: {
    en: {
      name: 'conditional flow',
      meaning: 'Moves noise towards one data point: scaled by σ_t(x_1), shifted by μ_t(x_1).',
    },
    'zh-cn': {
      name: '条件流',
      meaning: '把噪声移向一个数据点：按 σ_t(x_1) 缩放，再平移 μ_t(x_1)。',
    },
    'zh-tw': {
      name: '條件流',
      meaning: '把雜訊移向一個資料點：按 σ_t(x_1) 縮放，再平移 μ_t(x_1)。',
    },
  },
});
