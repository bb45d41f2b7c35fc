import { flowMatching } from '../papers';
import { raw, section, symbol } from '../symbol';

export const flowX1 = symbol({
  tex: 'x_1',
  plain: 'x_1',
  definition: raw`x_1\sim q(x_1)`,
  source: section(flowMatching, '3'),
  shape: 'data',
  from: ['p_data'],
  to: ['flow_xt', 'flowTarget', 'p_cond'],
  confusedWith: ['x_0', 'flow_x0', 'x_t'],
  code: { flowMatching: 'x_1' },

  texts: {
    en: {
      name: 'end point: data',
      meaning: 'In flow matching time 1 is data.',
      confusion: 'In DDPM x_1 is data after one step of noise.',
    },
    'zh-cn': {
      name: '终点：数据',
      meaning: '流匹配中时刻 1 是数据，由数据分布抽取。',
      confusion: '在 DDPM 中 x_1 是加噪一步的数据。',
    },
    'zh-tw': {
      name: '終點：資料',
      meaning: '流匹配中時刻 1 是資料，由資料分布抽取。',
      confusion: '在 DDPM 中 x_1 是加雜訊一步的資料。',
    },
  },
});
