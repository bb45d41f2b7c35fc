import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const norm = symbol({
  tex: raw`\lVert\cdot\rVert`,
  plain: '‖·‖',
  definition: raw`\lVert\mathbf{x}\rVert^2=\sum_i x_i^2`,
  source: equation(ddpm, '8'),
  shape: 'operator',
  from: ['sum', 'sqrt'],
  to: ['L_simple', 'L_{t-1}'],
  confusedWith: ['D_KL', 'given'],
  code: { diffusers: 'F.mse_loss', ddpm: 'tf.squared_difference' },

  texts: {
    en: {
      name: 'Euclidean norm',
      meaning: 'The length of a vector: the root of the sum of its squared elements.',
      confusion:
        '‖ inside D_KL(p‖q) only parts the two distributions. The mean squared error divides by the number of elements as well.',
    },
    'zh-cn': {
      name: '欧几里得范数',
      meaning: '向量的长度：各元素平方和的根。',
      confusion: 'D_KL(p‖q) 中的 ‖ 只是分隔符。均方误差还要除以元素个数。',
    },
    'zh-tw': {
      name: '歐幾里得範數',
      meaning: '向量的長度：各元素平方和的根。',
      confusion: 'D_KL(p‖q) 中的 ‖ 只是分隔符。均方誤差還要除以元素個數。',
    },
  },
});
