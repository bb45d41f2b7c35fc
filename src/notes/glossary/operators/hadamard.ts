import { vae } from '../papers';
import { raw, section, symbol } from '../symbol';

export const hadamard = symbol({
  tex: raw`\odot`,
  plain: '⊙',
  definition: raw`(\mathbf{a}\odot\mathbf{b})_i=a_i\,b_i`,
  source: section(vae, '3'),
  shape: 'operator',
  to: ['reparameterisation'],
  confusedWith: ['product', 'times'],
  code: { diffusers: '*' },

  texts: {
    en: {
      name: 'element-wise product',
      meaning: 'Multiplies two arrays of one shape element by element.',
      confusion: 'No matrix product.',
    },
    'zh-cn': {
      name: '逐元素乘积',
      meaning: '两个同形状数组对应元素相乘。',
      confusion: '不是矩阵乘法。',
    },
    'zh-tw': {
      name: '逐元素乘積',
      meaning: '兩個同形狀陣列對應元素相乘。',
      confusion: '不是矩陣乘法。',
    },
  },
});
