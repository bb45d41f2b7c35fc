import { rectifiedFlow } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const flowXt = symbol({
  tex: 'X_t',
  plain: 'X_t',
  definition: raw`X_t=t\,X_1+(1-t)\,X_0`,
  source: equation(rectifiedFlow, '1'),
  shape: 'data',
  from: ['flow_X0', 'flow_X1', 'flow_t'],
  to: ['v_flow', 'flow_Zt'],
  confusedWith: ['flow_Zt', 'x_t'],
  code: { rectifiedFlow: 'z_t' },

  texts: {
    en: {
      name: 'linear interpolation',
      meaning: 'The point on the straight line between a pair. Lines of different pairs cross.',
      confusion: 'Z_t follows the learned flow, whose paths do not cross.',
    },
    'zh-cn': {
      name: '线性插值',
      meaning: '一对样本连线上的点。不同对的连线会相交。',
      confusion: 'Z_t 沿学到的流走，路径不相交。',
    },
    'zh-tw': {
      name: '線性內插',
      meaning: '一對樣本連線上的點。不同對的連線會相交。',
      confusion: 'Z_t 沿學到的流走，路徑不相交。',
    },
  },
});
