import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const deltaT = symbol({
  tex: raw`\Delta t`,
  plain: 'Δt',
  definition: raw`\Delta t=\tfrac1N,\qquad\mathbf{x}(t+\Delta t)\approx\mathbf{x}(t)+\mathbf{f}(\mathbf{x},t)\,\Delta t+g(t)\sqrt{\Delta t}\,\mathbf{z}`,
  source: section(scoreSde, 'B'),
  shape: 'positive',
  from: ['N_scales'],
  to: ['sde', 'ddimStep'],
  confusedWith: ['stepSize', 'gradient'],
  code: { scoreSde: 'dt', diffusers: 'dt' },

  texts: {
    en: {
      name: 'time step',
      meaning: 'The length of one step of a solver.',
      confusion: 'Noise of a step has the factor √Δt.',
    },
    'zh-cn': {
      name: '时间步长',
      meaning: '数值求解器一步所走的时间长度。',
      confusion: '一步的噪声带有因子 √Δt。',
    },
    'zh-tw': {
      name: '時間步長',
      meaning: '數值求解器一步所走的時間長度。',
      confusion: '一步的雜訊帶有因子 √Δt。',
    },
  },
});
