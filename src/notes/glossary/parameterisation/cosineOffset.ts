import { improvedDdpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const cosineOffset = symbol({
  tex: 's',
  plain: 's',
  definition: raw`f(t)=\cos\left(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2}\right)^2,\qquad s=0.008`,
  source: section(improvedDdpm, '3.2'),
  shape: 'positive',
  to: ['cosineSchedule'],
  confusedWith: ['index', 'classifierScale', 's_theta'],
  code: { improvedDdpm: '0.008', diffusers: '0.008' },

  texts: {
    en: {
      name: 'offset of the cosine schedule',
      meaning: 'Keeps β_t from being too small near t = 0.',
      confusion: 's also names an index, a score and a guidance scale.',
    },
    'zh-cn': {
      name: '余弦调度的偏移',
      meaning: '避免 t = 0 附近的 β_t 过小的小常数。',
      confusion: 's 还可表示下标、得分和引导强度。',
    },
    'zh-tw': {
      name: '餘弦排程的偏移',
      meaning: '避免 t = 0 附近的 β_t 過小的小常數。',
      confusion: 's 還可表示下標、分數和引導強度。',
    },
  },
});
