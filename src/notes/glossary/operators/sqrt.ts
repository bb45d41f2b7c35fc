import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const sqrt = symbol({
  tex: raw`\sqrt{\phantom{x}}`,
  plain: '√',
  definition: raw`\sqrt{a}\ge 0,\qquad(\sqrt{a})^2=a`,
  source: equation(ddpm, '2'),
  shape: 'operator',
  to: ['q', 'sigma'],
  confusedWith: ['variance'],
  code: { diffusers: '** 0.5', ddpm: 'np.sqrt' },

  texts: {
    en: {
      name: 'square root',
      meaning:
        'The non-negative number whose square is given. It turns a variance into a standard deviation.',
      confusion: 'Means take √ᾱ_t and samples √(1 − ᾱ_t); the variance is 1 − ᾱ_t without the root.',
    },
    'zh-cn': {
      name: '平方根',
      meaning: '平方等于给定值的非负数。它把方差变成标准差。',
      confusion: '均值里是 √ᾱ_t，抽样时是 √(1 − ᾱ_t)；方差是不带根号的 1 − ᾱ_t。',
    },
    'zh-tw': {
      name: '平方根',
      meaning: '平方等於給定值的非負數。它把變異數變成標準差。',
      confusion: '平均值裡是 √ᾱ_t，抽樣時是 √(1 − ᾱ_t)；變異數是不帶根號的 1 − ᾱ_t。',
    },
  },
});
