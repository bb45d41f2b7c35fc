import { progressiveDistillation } from '../papers';
import { raw, section, symbol } from '../symbol';
import { logSignalToNoise, sub } from '../values';

export const logSnr = symbol({
  tex: (t) => raw`\lambda_{${t}}`,
  plain: (t) => `λ${sub(t)}`,
  definition: raw`\lambda_t=\log\frac{\alpha_t^2}{\sigma_t^2}`,
  source: section(progressiveDistillation, '2'),
  shape: 'number',
  from: ['SNR', 'log'],
  to: ['signalScale', 'noiseScale'],
  confusedWith: ['lossWeight', 'SNR'],
  values: [logSignalToNoise],
  code: { diffusers: 'lambda_t (half of it)', vdm: '-gamma' },

  texts: {
    en: {
      name: 'logarithm of the signal-to-noise ratio',
      meaning: 'A noise level on a scale that runs from very positive (clean) to very negative (noise).',
      confusion: 'DPM-Solver’s λ_t is log(α_t/σ_t), half of this. λ may also be the weight of a loss.',
    },
    'zh-cn': {
      name: '对数信噪比',
      meaning: '从很大的正数（干净）到很小的负数（噪声）的噪声水平刻度。',
      confusion: 'DPM-Solver 的 λ_t 是 log(α_t/σ_t)，为其一半。λ 也可能是损失的权重。',
    },
    'zh-tw': {
      name: '對數訊雜比',
      meaning: '從很大的正數（乾淨）到很小的負數（雜訊）的雜訊水準刻度。',
      confusion: 'DPM-Solver 的 λ_t 是 log(α_t/σ_t)，為其一半。λ 也可能是損失的權重。',
    },
  },
});
