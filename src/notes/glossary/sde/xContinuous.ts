import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';
import { signal } from '../values';

export const xContinuous = symbol({
  tex: raw`\mathbf{x}(t)`,
  plain: 'x(t)',
  definition: raw`\{\mathbf{x}(t)\}_{t=0}^{T},\qquad\mathbf{x}(0)\sim p_0,\quad\mathbf{x}(T)\sim p_T`,
  source: section(scoreSde, '3.1'),
  shape: 'dataPath',
  from: ['sde'],
  to: ['p_t', 's_theta'],
  confusedWith: ['x_t'],
  values: [signal],
  code: { scoreSde: 'perturbed_data' },

  texts: {
    en: {
      name: 'state at time t',
      meaning: 'The diffusing data in continuous time; x(0) is data, x(T) noise.',
    },
    'zh-cn': {
      name: '时刻 t 的状态',
      meaning: '连续时间中扩散的数据；x(0) 是数据，x(T) 是噪声。',
    },
    'zh-tw': {
      name: '時刻 t 的狀態',
      meaning: '連續時間中擴散的資料；x(0) 是資料，x(T) 是雜訊。',
    },
  },
});
