import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';
import { signal } from '../values';

export const p0t = symbol({
  tex: 'p_{0t}',
  plain: 'p_0t',
  definition: raw`p_{0t}(\mathbf{x}(t)|\mathbf{x}(0))=\mathcal{N}\left(\mathbf{x}(t);\mathbf{x}(0)e^{-\frac12\int_0^t\beta(s)\,\mathrm{d}s},\ \mathbf{I}-\mathbf{I}e^{-\int_0^t\beta(s)\,\mathrm{d}s}\right)\quad\text{(VP)}`,
  source: section(scoreSde, '3.3'),
  shape: 'conditionalDensity',
  from: ['sde', 'beta_continuous'],
  to: ['p_t', 'denoisingScoreMatching'],
  confusedWith: ['p_t', 'q_marginal'],
  values: [signal],
  code: { scoreSde: 'marginal_prob' },

  texts: {
    en: {
      name: 'transition kernel',
      meaning:
        'The density of x(t) given x(0), Gaussian for an affine drift. In discrete time it is q(x_t|x_0).',
    },
    'zh-cn': {
      name: '转移核',
      meaning: '给定 x(0) 时 x(t) 的密度，漂移为仿射时是高斯。离散时间下就是 q(x_t|x_0)。',
    },
    'zh-tw': {
      name: '轉移核',
      meaning: '給定 x(0) 時 x(t) 的密度，漂移為仿射時是高斯。離散時間下就是 q(x_t|x_0)。',
    },
  },
});
