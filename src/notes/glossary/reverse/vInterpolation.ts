import { improvedDdpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { beta, betaTilde } from '../values';

export const vInterpolation = symbol({
  tex: 'v',
  plain: 'v',
  definition: raw`\Sigma_\theta(x_t,t)=\exp\left(v\log\beta_t+(1-v)\log\tilde\beta_t\right)`,
  source: equation(improvedDdpm, '15'),
  shape: 'data',
  from: ['beta_t', 'betaTilde_t'],
  to: ['Sigma_theta', 'L_hybrid'],
  confusedWith: ['v_target', 'v_flow'],
  values: [beta, betaTilde],
  code: {
    diffusers: 'variance_type="learned_range"',
    improvedDdpm: 'ModelVarType.LEARNED_RANGE',
    guidedDiffusion: 'model_var_values',
  },

  texts: {
    en: {
      name: 'learned interpolation of the variance',
      meaning: 'A network output per pixel that places log Σ_θ between log β̃_t and log β_t.',
      confusion: 'Not the velocity v_t of v-prediction.',
    },
    'zh-cn': {
      name: '学习得到的方差插值系数',
      meaning: '网络对每个像素的输出，使 log Σ_θ 落在 log β̃_t 与 log β_t 之间。',
      confusion: '不是 v 预测中的速度 v_t。',
    },
    'zh-tw': {
      name: '學習得到的變異數內插係數',
      meaning: '網路對每個像素的輸出，使 log Σ_θ 落在 log β̃_t 與 log β_t 之間。',
      confusion: '不是 v 預測中的速度 v_t。',
    },
  },
});
