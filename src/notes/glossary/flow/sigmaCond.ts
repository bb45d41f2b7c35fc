import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const sigmaCond = symbol({
  tex: raw`\sigma_t(x_1)`,
  plain: 'σ_t(x_1)',
  definition: raw`\sigma_t(x_1)=1-(1-\sigma_{\min})\,t\ \text{(OT)}`,
  source: equation(flowMatching, '20'),
  shape: 'deviation',
  from: ['sigma_min_flow', 'flow_t'],
  to: ['p_cond', 'psi_t', 'u_cond'],
  confusedWith: ['sigma_t', 'noiseScale', 'mu_cond'],
  code: { flowMatching: 'sigma_t' },

  texts: {
    en: {
      name: 'spread of the conditional path',
      meaning: 'Shrinks from 1 to σ_min.',
    },
    'zh-cn': {
      name: '条件路径的标准差',
      meaning: '由 1 逐渐缩小到 σ_min 的宽度。',
    },
    'zh-tw': {
      name: '條件路徑的標準差',
      meaning: '由 1 逐漸縮小到 σ_min 的寬度。',
    },
  },
});
