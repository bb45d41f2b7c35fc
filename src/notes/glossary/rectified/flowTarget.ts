import { rectifiedFlow } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const flowTarget = symbol({
  tex: 'x_1-x_0',
  plain: 'x_1 − x_0',
  definition: raw`\frac{d}{dt}\left(t\,X_1+(1-t)\,X_0\right)=X_1-X_0`,
  source: equation(rectifiedFlow, '1'),
  shape: 'data',
  from: ['flow_x0', 'flow_x1'],
  to: ['L_CFM', 'v_flow'],
  confusedWith: ['v_target'],
  code: { rectifiedFlow: 'target', flowMatching: 'path_sample.dx_t' },

  texts: {
    en: {
      name: 'velocity of the straight path',
      meaning: 'Data minus noise: the constant velocity from x_0 to x_1.',
      confusion: 'Noise minus data where time runs the other way, as in many programs.',
    },
    'zh-cn': {
      name: '直线路径的速度',
      meaning: '数据减噪声：从 x_0 到 x_1 的恒定速度。',
      confusion: '若时间反向（许多程序如此），则是噪声减数据。',
    },
    'zh-tw': {
      name: '直線路徑的速度',
      meaning: '資料減雜訊：從 x_0 到 x_1 的恆定速度。',
      confusion: '若時間反向（許多程式如此），則是雜訊減資料。',
    },
  },
});
