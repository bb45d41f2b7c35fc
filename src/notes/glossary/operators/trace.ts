import { frechetDistance } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const trace = symbol({
  tex: raw`\mathrm{Tr}`,
  plain: 'Tr',
  definition: raw`\mathrm{Tr}(\mathbf{A})=\sum_i A_{ii}`,
  source: equation(frechetDistance, '6'),
  shape: 'operator',
  to: ['FID', 'divergence'],
  confusedWith: ['determinant', 'transpose'],
  code: { diffusers: 'torch.trace' },

  texts: {
    en: {
      name: 'trace',
      meaning: 'The sum of the diagonal of a matrix.',
    },
    'zh-cn': {
      name: '迹',
      meaning: '方阵主对角线上各元素之和。',
    },
    'zh-tw': {
      name: '跡',
      meaning: '方陣主對角線上各元素之和。',
    },
  },
});
