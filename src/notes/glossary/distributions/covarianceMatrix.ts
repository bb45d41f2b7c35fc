import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const covarianceMatrix = symbol({
  tex: raw`\boldsymbol\Sigma`,
  plain: 'Σ',
  definition: raw`\boldsymbol\Sigma:=\mathbb{E}\left[(\mathbf{x}-\boldsymbol\mu)(\mathbf{x}-\boldsymbol\mu)^\top\right]`,
  source: equation(prml, '2.64'),
  shape: 'covariance',
  from: ['covariance'],
  to: ['N'],
  confusedWith: ['sum', 'Sigma_theta'],

  texts: {
    en: {
      name: 'covariance matrix',
      meaning:
        'The variances of all elements and how they vary together. A multiple of I means independent elements of equal variance.',
      confusion: 'With limits below and above, Σ is a sum.',
    },
    'zh-cn': {
      name: '协方差矩阵',
      meaning: '各元素的方差以及它们如何一起变化。若为 I 的倍数，则各元素独立且方差相同。',
      confusion: '上下带有界限的 Σ 是求和号。',
    },
    'zh-tw': {
      name: '共變異數矩陣',
      meaning: '各元素的變異數以及它們如何一起變化。若為 I 的倍數，則各元素獨立且變異數相同。',
      confusion: '上下帶有界限的 Σ 是總和符號。',
    },
  },
});
