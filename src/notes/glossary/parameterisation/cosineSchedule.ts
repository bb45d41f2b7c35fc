import { improvedDdpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { alphaBar } from '../values';

export const cosineSchedule = symbol({
  tex: 'f(t)',
  plain: 'f(t)',
  definition: raw`\bar\alpha_t=\frac{f(t)}{f(0)},\qquad f(t)=\cos\left(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2}\right)^2`,
  source: equation(improvedDdpm, '17'),
  shape: 'timeFunction',
  from: ['cosineOffset'],
  to: ['alphaBar_t', 'beta_t'],
  confusedWith: ['noiseSchedule', 'f'],
  values: [alphaBar],
  code: { diffusers: 'betas_for_alpha_bar', improvedDdpm: 'betas_for_alpha_bar' },

  texts: {
    en: {
      name: 'cosine schedule',
      meaning:
        'Lets ᾱ_t fall like a squared cosine, slowly at both ends, so that less of the steps is spent on pure noise.',
      confusion: 'Do not forget the square. β_t follows as 1 − ᾱ_t/ᾱ_{t−1}, cut at 0.999.',
    },
    'zh-cn': {
      name: '余弦调度',
      meaning: '让 ᾱ_t 按余弦平方下降，两端缓慢，少把步数浪费在纯噪声上。',
      confusion: '别漏掉平方。β_t = 1 − ᾱ_t/ᾱ_{t−1}，并截断在 0.999。',
    },
    'zh-tw': {
      name: '餘弦排程',
      meaning: '讓 ᾱ_t 按餘弦平方下降，兩端緩慢，少把步數浪費在純雜訊上。',
      confusion: '別漏掉平方。β_t = 1 − ᾱ_t/ᾱ_{t−1}，並截斷在 0.999。',
    },
  },
});
