import { vdm } from '../papers';
import { raw, section, symbol } from '../symbol';
import { logSignalToNoise } from '../values';

export const gammaEta = symbol({
  tex: raw`\gamma_\eta`,
  plain: 'γ_η',
  definition: raw`\sigma_t^2=\mathrm{sigmoid}(\gamma_\eta(t)),\qquad\alpha_t^2=\mathrm{sigmoid}(-\gamma_\eta(t))`,
  source: section(vdm, '3.2'),
  shape: 'timeFunction',
  to: ['signalScale', 'noiseScale', 'SNR'],
  confusedWith: ['gamma_t', 'guidanceWeight', 'logSnr'],
  values: [{ label: (t) => `−${logSignalToNoise.label(t)}`, at: (s, t) => -logSignalToNoise.at(s, t) }],
  code: { vdm: 'gamma' },

  texts: {
    en: {
      name: 'learned noise schedule of VDM',
      meaning: 'A monotone network whose value is the negative log-SNR at time t.',
    },
    'zh-cn': {
      name: 'VDM 学习的噪声调度',
      meaning: '单调网络，其值为时刻 t 的负对数信噪比。',
    },
    'zh-tw': {
      name: 'VDM 學習的雜訊排程',
      meaning: '單調網路，其值為時刻 t 的負對數訊雜比。',
    },
  },
});
