import { flowMatching } from '../papers';
import { raw, section, symbol } from '../symbol';

export const continuityEquation = symbol({
  tex: raw`\partial_t p_t+\nabla\cdot(p_t v_t)=0`,
  plain: 'continuity equation',
  definition: raw`\frac{d}{dt}p_t(x)+\mathrm{div}\left(p_t(x)\,v_t(x)\right)=0`,
  source: section(flowMatching, 'B'),
  shape: 'equation',
  from: ['p_path', 'v_flow', 'divergence'],
  to: ['u_t', 'probabilityFlowOde'],
  confusedWith: ['sde'],

  texts: {
    en: {
      name: 'continuity equation',
      meaning: 'Mass moves but is neither made nor lost: it ties a probability path to its vector field.',
    },
    'zh-cn': {
      name: '连续性方程',
      meaning: '概率质量只移动，不增不减：它把概率路径与向量场联系起来。',
    },
    'zh-tw': {
      name: '連續性方程式',
      meaning: '機率質量只移動，不增不減：它把機率路徑與向量場聯繫起來。',
    },
  },
});
