import { improvedDdpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const exp = symbol({
  tex: raw`\exp`,
  plain: 'exp',
  definition: raw`\exp(x)=e^x,\qquad\exp(\log x)=x`,
  source: equation(improvedDdpm, '15'),
  shape: 'operator',
  to: ['v_interpolation', 'N', 'logVariance'],
  confusedWith: ['expectation', 'log'],
  code: { diffusers: 'torch.exp', ddpm: 'tf.exp' },

  texts: {
    en: {
      name: 'exponential function',
      meaning: 'e to the power of its argument, the inverse of the logarithm.',
    },
    'zh-cn': {
      name: '指数函数',
      meaning: 'e 的幂；它是对数的反函数，总为正。',
    },
    'zh-tw': {
      name: '指數函數',
      meaning: 'e 的冪；它是對數的反函數，總為正。',
    },
  },
});
