import { flowMatching } from '../papers';
import { raw, section, symbol } from '../symbol';

export const p0 = symbol({
  tex: 'p_0',
  plain: 'p_0',
  definition: raw`p_0(x)=\mathcal{N}(x\,|\,0,I)`,
  source: section(flowMatching, '3'),
  shape: 'density',
  from: ['N'],
  to: ['flow_x0', 'pushforward'],
  confusedWith: ['p_data', 'p_prior', 'p_1'],
  code: { flowMatching: 'source_distribution' },

  texts: {
    en: {
      name: 'source distribution',
      meaning: 'The density at time 0, standard normal noise.',
      confusion: 'In the SDE papers p_0 is the data.',
    },
    'zh-cn': {
      name: '源分布',
      meaning: '时刻 0 的密度，标准正态噪声。',
      confusion: '在 SDE 论文中 p_0 是数据。',
    },
    'zh-tw': {
      name: '源分布',
      meaning: '時刻 0 的密度，標準常態雜訊。',
      confusion: '在 SDE 論文中 p_0 是資料。',
    },
  },
});
