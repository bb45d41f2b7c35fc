import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const vFlow = symbol({
  tex: 'v_t',
  plain: 'v_t',
  definition: raw`\frac{d}{dt}\phi_t(x)=v_t(\phi_t(x)),\qquad v_t(x;\theta)\approx u_t(x)`,
  source: equation(flowMatching, '1'),
  shape: 'dataMap',
  from: ['theta', 'u_t'],
  to: ['phi_t', 'L_FM', 'L_CFM'],
  confusedWith: ['v_target', 'v_interpolation', 'epsilon_theta'],
  code: { flowMatching: 'velocity_model', rectifiedFlow: 'model', diffusers: 'model_output' },

  texts: {
    en: {
      name: 'learned vector field',
      meaning: 'The network: a velocity for every point and time. Following it from noise gives a sample.',
      confusion: 'v-prediction’s v = α_t ε − σ_t x is another target.',
    },
    'zh-cn': {
      name: '学习的向量场',
      meaning: '网络：每个位置和时刻的速度。从噪声出发沿它前进得到样本。',
      confusion: 'v 预测的 v = α_t ε − σ_t x 是另一种目标。',
    },
    'zh-tw': {
      name: '學習的向量場',
      meaning: '網路：每個位置和時刻的速度。從雜訊出發沿它前進得到樣本。',
      confusion: 'v 預測的 v = α_t ε − σ_t x 是另一種目標。',
    },
  },
});
