import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const tContinuous = symbol({
  tex: 't',
  plain: 't',
  definition: raw`t\in[0,T],\qquad t=\tfrac{i}{N}\ \text{for }T=1`,
  source: section(scoreSde, '3.1'),
  shape: 'time',
  from: ['uniform'],
  to: ['x_continuous', 'beta_continuous'],
  confusedWith: ['t', 'flow_t'],
  code: { scoreSde: 't', diffusers: 't' },

  texts: {
    en: {
      name: 'continuous time',
      meaning: 'Time of the SDE: 0 is data, T (often 1) noise.',
      confusion: 'DDPM counts steps 1…T; flow matching runs the other way round.',
    },
    'zh-cn': {
      name: '连续时间',
      meaning: 'SDE 的时间：0 为数据，T（常取 1）为噪声。',
      confusion: 'DDPM 数步 1…T；流匹配方向相反。',
    },
    'zh-tw': {
      name: '連續時間',
      meaning: 'SDE 的時間：0 為資料，T（常取 1）為雜訊。',
      confusion: 'DDPM 數步 1…T；流匹配方向相反。',
    },
  },
});
