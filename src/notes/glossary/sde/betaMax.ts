import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';
import { beta } from '../values';

export const betaMax = symbol({
  tex: raw`\bar\beta_{\max}`,
  plain: 'β̄_max',
  definition: raw`\bar\beta_{\max}=20`,
  source: section(scoreSde, 'C'),
  shape: 'positive',
  to: ['beta_continuous'],
  confusedWith: ['beta_t', 'beta_min'],
  values: [{ label: () => 'T · β_T', at: (s) => s.T * beta.at(s, s.T), constant: true }],
  code: { scoreSde: 'beta_max', diffusers: 'beta_max' },

  texts: {
    en: {
      name: 'noise rate at the end',
      meaning: 'β(1), which is N times DDPM’s β_T.',
    },
    'zh-cn': {
      name: '末端噪声速率',
      meaning: '连续时间末端的 β(1)，是 DDPM 的 β_T 的 N 倍。',
    },
    'zh-tw': {
      name: '末端雜訊速率',
      meaning: '連續時間末端的 β(1)，是 DDPM 的 β_T 的 N 倍。',
    },
  },
});
