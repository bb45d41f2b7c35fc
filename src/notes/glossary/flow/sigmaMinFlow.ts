import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const sigmaMinFlow = symbol({
  tex: raw`\sigma_{\min}`,
  plain: 'σ_min',
  definition: raw`\sigma_1(x_1)=\sigma_{\min}`,
  source: equation(flowMatching, '20'),
  shape: 'deviation',
  to: ['sigma_cond', 'flow_xt'],
  confusedWith: ['sigma_min'],
  code: {},

  texts: {
    en: {
      name: 'final spread',
      meaning: 'The small width that is left around a data point at time 1.',
    },
    'zh-cn': {
      name: '最终宽度',
      meaning: '时刻 1 时数据点周围还剩下的小宽度。',
    },
    'zh-tw': {
      name: '最終寬度',
      meaning: '時刻 1 時資料點周圍還剩下的小寬度。',
    },
  },
});
