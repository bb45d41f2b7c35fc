import { edm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { noiseToSignal } from '../values';

export const karrasLevels = symbol({
  tex: raw`\sigma_0>\sigma_1>\dots>\sigma_N=0`,
  plain: 'σ_0 > … > σ_N',
  definition: raw`\frac{\mathrm{d}\mathbf{x}}{\mathrm{d}t}=-\dot\sigma(t)\,\sigma(t)\,\nabla_{\mathbf{x}}\log p(\mathbf{x};\sigma(t))`,
  source: equation(edm, '1'),
  shape: 'equation',
  from: ['noiseLevel', 'rho', 'score'],
  to: ['probabilityFlowOde'],
  confusedWith: ['noiseSchedule'],
  values: [noiseToSignal],
  code: { edm: 't_steps', diffusers: 'use_karras_sigmas' },

  texts: {
    en: {
      name: 'EDM’s sampling ODE',
      meaning:
        'The probability flow ODE with the noise level as its clock, solved over a falling sequence of levels.',
    },
    'zh-cn': {
      name: 'EDM 的采样 ODE',
      meaning: '以噪声水平为时钟的概率流 ODE，沿递减的水平序列求解。',
    },
    'zh-tw': {
      name: 'EDM 的取樣 ODE',
      meaning: '以雜訊水準為時鐘的機率流 ODE，沿遞減的水準序列求解。',
    },
  },
});
