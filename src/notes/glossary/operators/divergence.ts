import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const divergence = symbol({
  tex: raw`\nabla\cdot`,
  plain: '∇·',
  definition: raw`\nabla\cdot\mathbf{f}=\sum_{i}\frac{\partial f_i}{\partial x_i}=\mathrm{tr}\left(\frac{\partial\mathbf{f}}{\partial\mathbf{x}}\right)`,
  source: section(scoreSde, 'D.2'),
  shape: 'operator',
  from: ['partial', 'trace'],
  to: ['continuityEquation', 'hutchinson'],
  confusedWith: ['gradient', 'D_KL'],
  code: { scoreSde: 'get_div_fn', flowMatching: 'divergence' },

  texts: {
    en: {
      name: 'divergence of a vector field',
      meaning: 'How much a field spreads out at a point: the trace of its Jacobian.',
      confusion: 'The Kullback–Leibler divergence is something else.',
    },
    'zh-cn': {
      name: '散度（向量场）',
      meaning: '向量场在一点处向外发散的程度，即雅可比矩阵的迹。',
      confusion: '与 KL 散度无关。',
    },
    'zh-tw': {
      name: '散度（向量場）',
      meaning: '向量場在一點處向外發散的程度，即雅可比矩陣的跡。',
      confusion: '與 KL 散度無關。',
    },
  },
});
