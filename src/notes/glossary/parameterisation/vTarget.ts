import { progressiveDistillation } from '../papers';
import { raw, section, symbol } from '../symbol';
import { noise, signal, sub } from '../values';

export const vTarget = symbol({
  tex: (t) => raw`\mathbf{v}_{${t}}`,
  plain: (t) => `v${sub(t)}`,
  definition: raw`\mathbf{v}_t:=\alpha_t\,\boldsymbol\epsilon-\sigma_t\,\mathbf{x}=\sqrt{\bar\alpha_t}\,\boldsymbol\epsilon-\sqrt{1-\bar\alpha_t}\,\mathbf{x}_0`,
  source: section(progressiveDistillation, '4'),
  shape: 'data',
  from: ['epsilon', 'x_0', 'signalScale', 'noiseScale'],
  to: ['v_theta'],
  confusedWith: ['v_flow', 'v_interpolation', 'epsilon'],
  values: [signal, noise],
  code: { diffusers: 'get_velocity', vdm: 'v' },

  texts: {
    en: {
      name: 'velocity target',
      meaning:
        'A mix of noise and data, turned by the angle of x_t: v-prediction learns it. It stays well scaled also where the signal is gone.',
      confusion: 'Flow matching’s velocity x_1 − x_0 has other weights and the other time direction.',
    },
    'zh-cn': {
      name: '速度目标 v',
      meaning: '噪声与数据的混合，按 x_t 的角度旋转而成；v 预测学习的就是它。即使信号消失，它的尺度仍合适。',
      confusion: '流匹配的速度 x_1 − x_0 权重不同，时间方向也相反。',
    },
    'zh-tw': {
      name: '速度目標 v',
      meaning: '雜訊與資料的混合，按 x_t 的角度旋轉而成；v 預測學習的就是它。即使訊號消失，它的尺度仍合適。',
      confusion: '流匹配的速度 x_1 − x_0 權重不同，時間方向也相反。',
    },
  },
});
