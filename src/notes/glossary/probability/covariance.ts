import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const covariance = symbol({
  tex: raw`\mathrm{Cov}`,
  plain: 'Cov',
  definition: raw`\mathrm{Cov}[\mathbf{x},\mathbf{y}]=\mathbb{E}\left[(\mathbf{x}-\mathbb{E}[\mathbf{x}])(\mathbf{y}-\mathbb{E}[\mathbf{y}])^\top\right]`,
  source: equation(prml, '1.42'),
  shape: 'operator',
  from: ['expectation'],
  to: ['Sigma'],
  confusedWith: ['variance'],

  texts: {
    en: {
      name: 'covariance',
      meaning: 'How two quantities vary together; with itself, the variance.',
    },
    'zh-cn': {
      name: '协方差',
      meaning: '两个量如何一起变化；与自身的协方差就是方差。',
    },
    'zh-tw': {
      name: '共變異數',
      meaning: '兩個量如何一起變化；與自身的共變異數就是變異數。',
    },
  },
});
