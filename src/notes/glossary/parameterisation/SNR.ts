import { vdm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { signalToNoise } from '../values';

export const SNR = symbol({
  tex: raw`\mathrm{SNR}(t)`,
  plain: 'SNR(t)',
  definition: raw`\mathrm{SNR}(t)=\frac{\alpha_t^2}{\sigma_t^2}=\frac{\bar\alpha_t}{1-\bar\alpha_t}\ \text{(DDPM)}`,
  source: equation(vdm, '2'),
  shape: 'positive',
  from: ['signalScale', 'noiseScale', 'alphaBar_t'],
  to: ['logSnr', 'lossWeight'],
  confusedWith: ['logSnr', 'correctorSnr', 'alphaBar_t'],
  values: [signalToNoise],
  code: { diffusers: 'compute_snr' },

  texts: {
    en: {
      name: 'signal-to-noise ratio',
      meaning:
        'Squared signal scale over squared noise scale of the noisy data. It falls as t grows and is what schedules really choose.',
      confusion: 'In DDPM’s letters ᾱ_t/(1 − ᾱ_t), without roots.',
    },
    'zh-cn': {
      name: '信噪比',
      meaning: '含噪数据中信号尺度平方与噪声尺度平方之比。它随 t 下降，是调度真正决定的量。',
      confusion: '用 DDPM 的记号是 ᾱ_t/(1 − ᾱ_t)，没有根号。',
    },
    'zh-tw': {
      name: '訊雜比',
      meaning: '含雜訊資料中訊號尺度平方與雜訊尺度平方之比。它隨 t 下降，是排程真正決定的量。',
      confusion: '用 DDPM 的記號是 ᾱ_t/(1 − ᾱ_t)，沒有根號。',
    },
  },
});
