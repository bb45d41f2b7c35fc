import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { noiseVariance, sub } from '../values';

export const betaBarT = symbol({
  tex: (t) => raw`\bar\beta_{${t}}`,
  plain: (t) => `β̄${sub(t)}`,
  definition: raw`\bar\beta_t:=1-\bar\alpha_t`,
  source: equation(ddpm, '4'),
  shape: 'variance',
  from: ['alphaBar_t'],
  to: ['x_t'],
  confusedWith: ['beta_t', 'betaTilde_t'],
  values: [{ ...noiseVariance, label: (t) => `β̄${sub(t)} = 1 − ᾱ${sub(t)}` }],
  texts: {
    en: {
      name: 'noise variance up to step t',
      meaning:
        'The variance of all the noise in x_t given x_0, 1 − ᾱ_t in the letters of DDPM, which has none of its own for it. Notes that count in standard deviations write β̄_t for the square root, √(1 − ᾱ_t).',
      confusion:
        'β_t is the noise of one step, β̃_t the variance of the posterior; β̄_t is neither the product nor the sum of the β_s.',
    },
    'zh-cn': {
      name: '到第 t 步为止的噪声方差',
      meaning:
        '给定 x_0 时 x_t 中全部噪声的方差，用 DDPM 的记号写是 1 − ᾱ_t，那里没有专门的字母。按标准差书写的笔记用 β̄_t 表示它的平方根 √(1 − ᾱ_t)。',
      confusion: 'β_t 是一步的噪声，β̃_t 是后验的方差；β̄_t 既不是各 β_s 之积，也不是它们之和。',
    },
    'zh-tw': {
      name: '到第 t 步為止的雜訊變異數',
      meaning:
        '給定 x_0 時 x_t 中全部雜訊的變異數，用 DDPM 的記號寫是 1 − ᾱ_t，那裡沒有專門的字母。按標準差書寫的筆記用 β̄_t 表示它的平方根 √(1 − ᾱ_t)。',
      confusion: 'β_t 是一步的雜訊，β̃_t 是後驗的變異數；β̄_t 既不是各 β_s 之積，也不是它們之和。',
    },
  },
});
