import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';
import { beta } from '../values';

export const betaMin = symbol({
  tex: raw`\bar\beta_{\min}`,
  plain: 'β̄_min',
  definition: raw`\bar\beta_{\min}=0.1`,
  source: section(scoreSde, 'C'),
  shape: 'positive',
  to: ['beta_continuous'],
  confusedWith: ['beta_t', 'beta_max'],
  values: [{ label: () => 'T · β_1', at: (s) => s.T * beta.at(s, 1), constant: true }],
  code: { scoreSde: 'beta_min', diffusers: 'beta_min' },

  texts: {
    en: {
      name: 'noise rate at the start',
      meaning: 'β(0), which is N times DDPM’s β_1.',
    },
    'zh-cn': {
      name: '起始噪声速率',
      meaning: '连续时间开始处的 β(0)，是 DDPM 的 β_1 的 N 倍。',
    },
    'zh-tw': {
      name: '起始雜訊速率',
      meaning: '連續時間開始處的 β(0)，是 DDPM 的 β_1 的 N 倍。',
    },
  },
});
