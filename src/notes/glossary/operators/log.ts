import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const log = symbol({
  tex: raw`\log`,
  plain: 'log',
  definition: raw`\log x=\ln x,\qquad\log_2 x=\frac{\log x}{\log 2}`,
  source: equation(ddpm, '3'),
  shape: 'operator',
  to: ['score', 'D_KL', 'NLL'],
  confusedWith: ['exp', 'bitsPerDim'],
  code: { diffusers: 'torch.log', ddpm: 'tf.log' },

  texts: {
    en: {
      name: 'natural logarithm',
      meaning: 'To the base e in all these papers. It turns products into sums.',
      confusion: 'Dividing by log 2 gives bits.',
    },
    'zh-cn': {
      name: '自然对数',
      meaning: '这些论文都以 e 为底。它把乘积变成求和。',
      confusion: '除以 log 2 才是比特。',
    },
    'zh-tw': {
      name: '自然對數',
      meaning: '這些論文都以 e 為底。它把乘積變成加總。',
      confusion: '除以 log 2 才是位元。',
    },
  },
});
