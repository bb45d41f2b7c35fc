import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const hutchinson = symbol({
  tex: raw`\boldsymbol\epsilon^\top\nabla\mathbf{f}\,\boldsymbol\epsilon`,
  plain: 'Skilling–Hutchinson',
  definition: raw`\nabla\cdot\tilde{\mathbf{f}}_\theta(\mathbf{x},t)=\mathbb{E}_{p(\boldsymbol\epsilon)}\left[\boldsymbol\epsilon^\top\nabla\tilde{\mathbf{f}}_\theta(\mathbf{x},t)\,\boldsymbol\epsilon\right]`,
  source: section(scoreSde, 'D.2'),
  shape: 'method',
  from: ['divergence', 'probabilityFlowOde'],
  to: ['NLL', 'bitsPerDim'],
  confusedWith: ['epsilon'],
  code: { scoreSde: 'hutchinson_type' },

  texts: {
    en: {
      name: 'Skilling–Hutchinson trace estimator',
      meaning: 'Estimates a divergence by one vector–Jacobian product with a random vector.',
    },
    'zh-cn': {
      name: 'Skilling–Hutchinson 迹估计',
      meaning: '用随机向量的一次向量–雅可比乘积来估计散度。',
    },
    'zh-tw': {
      name: 'Skilling–Hutchinson 跡估計',
      meaning: '用隨機向量的一次向量–雅可比乘積來估計散度。',
    },
  },
});
