import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const pushforward = symbol({
  tex: raw`[\phi_t]_*p_0`,
  plain: '[φ_t]_* p_0',
  definition: raw`[\phi_t]_*p_0(x)=p_0(\phi_t^{-1}(x))\,\det\left[\frac{\partial\phi_t^{-1}}{\partial x}(x)\right]`,
  source: equation(flowMatching, '4'),
  shape: 'operator',
  from: ['phi_t', 'determinant'],
  to: ['p_path'],
  confusedWith: ['p_cond'],
  code: { flowMatching: 'ODESolver.compute_likelihood' },

  texts: {
    en: {
      name: 'push-forward',
      meaning: 'The density of points after a map: the old density times the change of volume.',
    },
    'zh-cn': {
      name: '推前',
      meaning: '点经过映射后的密度：原密度乘以体积变化。',
    },
    'zh-tw': {
      name: '推前',
      meaning: '點經過映射後的密度：原密度乘以體積變化。',
    },
  },
});
