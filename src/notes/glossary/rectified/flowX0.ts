import { rectifiedFlow } from '../papers';
import { raw, section, symbol } from '../symbol';

export const flowX0 = symbol({
  tex: 'X_0',
  plain: 'X_0',
  definition: raw`X_0\sim\pi_0`,
  source: section(rectifiedFlow, '2.1'),
  shape: 'data',
  from: ['pi_0'],
  to: ['flow_Xt', 'flowTarget'],
  confusedWith: ['x_0', 'flow_X1'],
  code: { rectifiedFlow: 'z0' },

  texts: {
    en: {
      name: 'sample of the source',
      meaning: 'The starting point of a pair in rectified flow.',
    },
    'zh-cn': {
      name: '源样本',
      meaning: '整流流中一对样本的起点，由源分布抽取。',
    },
    'zh-tw': {
      name: '源樣本',
      meaning: '整流流中一對樣本的起點，由源分布抽取。',
    },
  },
});
