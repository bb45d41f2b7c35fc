import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const identity = symbol({
  tex: raw`\mathbf{I}`,
  plain: 'I',
  definition: raw`\mathbf{I}=\mathrm{diag}(1,\dots,1),\qquad\mathbf{I}\,\mathbf{x}=\mathbf{x}`,
  source: equation(ddpm, '1'),
  shape: 'matrix',
  to: ['N', 'Sigma_theta'],
  confusedWith: ['inceptionScore'],
  code: { diffusers: 'torch.eye' },

  texts: {
    en: {
      name: 'identity matrix',
      meaning:
        'Ones on the diagonal, zeros elsewhere. As a covariance it means independent elements of variance 1.',
    },
    'zh-cn': {
      name: '单位矩阵',
      meaning: '对角线为 1，其余为 0。作为协方差，它表示各元素独立、方差为 1。',
    },
    'zh-tw': {
      name: '單位矩陣',
      meaning: '對角線為 1，其餘為 0。作為共變異數，它表示各元素獨立、變異數為 1。',
    },
  },
});
