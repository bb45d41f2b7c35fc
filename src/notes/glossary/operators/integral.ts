import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const integral = symbol({
  tex: raw`\int`,
  plain: '∫',
  definition: raw`p_\theta(\mathbf{x}_0):=\int p_\theta(\mathbf{x}_{0:T})\,d\mathbf{x}_{1:T}`,
  source: equation(prml, '1.25'),
  shape: 'operator',
  from: ['differential'],
  to: ['p_model', 'expectation', 'normalCdf'],
  confusedWith: ['sum'],

  texts: {
    en: {
      name: 'integral',
      meaning:
        'Sums a function over all values of the variable after d. Over a density it removes that variable.',
    },
    'zh-cn': {
      name: '积分',
      meaning: '对 d 后面变量的所有取值求和。对密度积分就消去该变量。',
    },
    'zh-tw': {
      name: '積分',
      meaning: '對 d 後面變數的所有取值加總。對密度積分就消去該變數。',
    },
  },
});
