import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const LCFM = symbol({
  tex: raw`\mathcal{L}_{\mathrm{CFM}}`,
  plain: 'L_CFM',
  definition: raw`\mathcal{L}_{\mathrm{CFM}}(\theta)=\mathbb{E}_{t,q(x_1),p_t(x|x_1)}\left\lVert v_t(x)-u_t(x|x_1)\right\rVert^2`,
  source: equation(flowMatching, '9'),
  shape: 'objective',
  from: ['u_cond', 'v_flow', 'p_cond'],
  to: ['theta'],
  confusedWith: ['L_FM', 'L_simple'],
  code: { flowMatching: 'torch.pow(model(x_t, t) - dx_t, 2).mean()' },

  texts: {
    en: {
      name: 'conditional flow matching objective',
      meaning:
        'The squared error to the velocity of the path towards a known data point. Its gradient equals that of L_FM.',
    },
    'zh-cn': {
      name: '条件流匹配目标',
      meaning: '与通向已知数据点的路径速度之间的平方误差。梯度与 L_FM 相同。',
    },
    'zh-tw': {
      name: '條件流匹配目標',
      meaning: '與通向已知資料點的路徑速度之間的平方誤差。梯度與 L_FM 相同。',
    },
  },
});
