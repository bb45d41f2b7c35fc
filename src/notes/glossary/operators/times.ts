import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const times = symbol({
  tex: raw`\times`,
  plain: '×',
  definition: raw`P(A,B)=P(A|B)\times P(B)`,
  source: equation(prml, '1.11'),
  shape: 'operator',
  to: ['probabilityOf'],
  confusedWith: ['hadamard'],
  code: { diffusers: '*' },

  texts: {
    en: {
      name: 'product',
      meaning: 'Multiplies numbers, or a number and an array.',
    },
    'zh-cn': {
      name: '乘积',
      meaning: '数与数相乘，或数与数组相乘。',
    },
    'zh-tw': {
      name: '乘積',
      meaning: '數與數相乘，或數與陣列相乘。',
    },
  },
});
