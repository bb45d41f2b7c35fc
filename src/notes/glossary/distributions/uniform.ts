import { ddpm } from '../papers';
import { algorithm, raw, symbol } from '../symbol';

export const uniform = symbol({
  tex: raw`\mathcal{U}`,
  plain: 'U',
  definition: raw`\mathcal{U}(x;a,b)=\frac{1}{b-a}\ (a\le x\le b),\qquad P(t)=\frac1T\ (t\in\{1,\dots,T\})`,
  source: algorithm(ddpm, '1'),
  shape: 'density',
  to: ['t', 't_continuous'],
  confusedWith: ['u_t'],
  code: { diffusers: 'torch.randint', improvedDdpm: 'UniformSampler' },

  texts: {
    en: {
      name: 'uniform distribution',
      meaning: 'All values of a range are equally likely. Training draws t from it.',
    },
    'zh-cn': {
      name: '均匀分布',
      meaning: '区间内的取值机会均等。训练时 t 由它抽取。',
    },
    'zh-tw': {
      name: '均勻分布',
      meaning: '區間內的取值機會均等。訓練時 t 由它抽取。',
    },
  },
});
