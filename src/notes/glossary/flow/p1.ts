import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const p1 = symbol({
  tex: 'p_1',
  plain: 'p_1',
  definition: raw`p_1(x)=\int p_1(x|x_1)\,q(x_1)\,dx_1\approx q(x)`,
  source: equation(flowMatching, '7'),
  shape: 'density',
  from: ['p_path'],
  to: ['flow_x1'],
  confusedWith: ['p_0', 'p_data'],
  code: { flowMatching: 'target_distribution' },

  texts: {
    en: {
      name: 'target distribution',
      meaning: 'The density at time 1, which approximates the data.',
    },
    'zh-cn': {
      name: '目标分布',
      meaning: '时刻 1 的密度，它近似于数据分布。',
    },
    'zh-tw': {
      name: '目標分布',
      meaning: '時刻 1 的密度，它近似於資料分布。',
    },
  },
});
