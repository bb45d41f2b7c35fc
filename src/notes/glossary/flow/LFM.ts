import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const LFM = symbol({
  tex: raw`\mathcal{L}_{\mathrm{FM}}`,
  plain: 'L_FM',
  definition: raw`\mathcal{L}_{\mathrm{FM}}(\theta)=\mathbb{E}_{t,p_t(x)}\left\lVert v_t(x)-u_t(x)\right\rVert^2`,
  source: equation(flowMatching, '5'),
  shape: 'objective',
  from: ['u_t', 'v_flow', 'p_path'],
  to: ['L_CFM'],
  confusedWith: ['L_CFM'],

  texts: {
    en: {
      name: 'flow matching objective',
      meaning: 'The squared error to the marginal vector field, which cannot be computed.',
      confusion: 'L_CFM has the same gradient and can.',
    },
    'zh-cn': {
      name: '流匹配目标',
      meaning: '与边缘向量场的平方误差，无法计算。',
      confusion: 'L_CFM 梯度相同且可以计算。',
    },
    'zh-tw': {
      name: '流匹配目標',
      meaning: '與邊際向量場的平方誤差，無法計算。',
      confusion: 'L_CFM 梯度相同且可以計算。',
    },
  },
});
