import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const flowX0 = symbol({
  tex: 'x_0',
  plain: 'x_0',
  definition: raw`x_0\sim p_0=\mathcal{N}(0,I)`,
  source: equation(flowMatching, '22'),
  shape: 'data',
  from: ['p_0'],
  to: ['flow_xt', 'flowTarget'],
  confusedWith: ['x_0', 'flow_x1'],
  code: { flowMatching: 'x_0' },

  texts: {
    en: {
      name: 'starting point: noise',
      meaning: 'In flow matching time 0 is noise: a draw from the source distribution.',
      confusion: 'In DDPM x_0 is the clean data.',
    },
    'zh-cn': {
      name: '起点：噪声',
      meaning: '流匹配中时刻 0 是噪声，即源分布的样本。',
      confusion: '在 DDPM 中 x_0 是干净数据。',
    },
    'zh-tw': {
      name: '起點：雜訊',
      meaning: '流匹配中時刻 0 是雜訊，即源分布的樣本。',
      confusion: '在 DDPM 中 x_0 是乾淨資料。',
    },
  },
});
