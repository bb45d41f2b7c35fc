import { ddpm } from '../papers';
import { algorithm, raw, symbol } from '../symbol';

export const distributed = symbol({
  tex: raw`\sim`,
  plain: '∼',
  definition: raw`\mathbf{x}\sim p\iff\mathbf{x}\text{ has density }p`,
  source: algorithm(ddpm, '1'),
  shape: 'relation',
  from: ['density'],
  to: ['x_0', 'epsilon'],
  confusedWith: ['proportional', 'approximately'],
  code: { diffusers: 'torch.randn', ddpm: 'tf.random_normal' },

  texts: {
    en: {
      name: 'is distributed as',
      meaning: 'The left side is drawn from the distribution on the right.',
      confusion: '∝ compares functions, ≈ numbers.',
    },
    'zh-cn': {
      name: '服从分布',
      meaning: '左边的量从右边的分布中抽取。',
      confusion: '∝ 比较函数，≈ 比较数值。',
    },
    'zh-tw': {
      name: '服從分布',
      meaning: '左邊的量從右邊的分布中抽取。',
      confusion: '∝ 比較函數，≈ 比較數值。',
    },
  },
});
