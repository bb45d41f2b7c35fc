import { rectifiedFlow } from '../papers';
import { raw, section, symbol } from '../symbol';

export const flowX1 = symbol({
  tex: 'X_1',
  plain: 'X_1',
  definition: raw`X_1\sim\pi_1`,
  source: section(rectifiedFlow, '2.1'),
  shape: 'data',
  from: ['pi_1'],
  to: ['flow_Xt', 'flowTarget'],
  confusedWith: ['x_0', 'flow_X0'],
  code: { rectifiedFlow: 'z1' },

  texts: {
    en: {
      name: 'sample of the target',
      meaning: 'The end point of a pair in rectified flow.',
    },
    'zh-cn': {
      name: '目标样本',
      meaning: '整流流中一对样本的终点，由目标分布抽取。',
    },
    'zh-tw': {
      name: '目標樣本',
      meaning: '整流流中一對樣本的終點，由目標分布抽取。',
    },
  },
});
