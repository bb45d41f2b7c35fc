import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';
import { beta } from '../values';

export const noiseSchedule = symbol({
  tex: raw`\{\beta_t\}_{t=1}^{T}`,
  plain: 'β_1…β_T',
  definition: raw`\beta_t=\beta_1+\frac{t-1}{T-1}\,(\beta_T-\beta_1),\quad\beta_1=10^{-4},\ \beta_T=0.02,\ T=1000`,
  source: section(ddpm, '4'),
  shape: 'fraction',
  to: ['beta_t', 'alphaBar_t', 'SNR'],
  confusedWith: ['cosineSchedule', 'learningRate'],
  values: [beta],
  code: {
    diffusers: 'beta_schedule',
    ddpm: 'get_beta_schedule',
    improvedDdpm: 'get_named_beta_schedule',
  },

  texts: {
    en: {
      name: 'noise schedule',
      meaning: 'The numbers β_1…β_T that are fixed before training. DDPM lets them rise on a straight line.',
      confusion: 'Not the schedule of the learning rate.',
    },
    'zh-cn': {
      name: '噪声调度',
      meaning: '训练前固定下来的 β_1…β_T。DDPM 让它们线性上升。',
      confusion: '与学习率调度无关。',
    },
    'zh-tw': {
      name: '雜訊排程',
      meaning: '訓練前固定下來的 β_1…β_T。DDPM 讓它們線性上升。',
      confusion: '與學習率排程無關。',
    },
  },
});
