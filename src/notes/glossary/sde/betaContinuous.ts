import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';
import { beta } from '../values';

export const betaContinuous = symbol({
  tex: raw`\beta(t)`,
  plain: 'β(t)',
  definition: raw`\beta(t)=\bar\beta_{\min}+t\,(\bar\beta_{\max}-\bar\beta_{\min}),\qquad\beta\left(\tfrac{i}{N}\right)=N\beta_i`,
  source: section(scoreSde, 'C'),
  shape: 'timeFunction',
  from: ['beta_min', 'beta_max'],
  to: ['vpSde', 'g', 'p_0t'],
  confusedWith: ['beta_t'],
  values: [{ label: (t) => `T · ${beta.label(t)}`, at: (s, t) => s.T * beta.at(s, t) }],
  code: { scoreSde: 'beta_t' },

  texts: {
    en: {
      name: 'noise rate',
      meaning: 'The β of continuous time: noise variance per unit of time.',
      confusion: 'β_t of a step is about β(t)/N.',
    },
    'zh-cn': {
      name: '噪声速率',
      meaning: '连续时间的 β：单位时间的噪声方差。',
      confusion: '一步的 β_t 约为 β(t)/N。',
    },
    'zh-tw': {
      name: '雜訊速率',
      meaning: '連續時間的 β：單位時間的雜訊變異數。',
      confusion: '一步的 β_t 約為 β(t)/N。',
    },
  },
});
