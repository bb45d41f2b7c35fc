import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const correctorSnr = symbol({
  tex: 'r',
  plain: 'r',
  definition: raw`\epsilon=2\left(r\,\lVert\mathbf{z}\rVert_2/\lVert\mathbf{s}_\theta\rVert_2\right)^2`,
  source: section(scoreSde, 'G'),
  shape: 'positive',
  from: ['s_theta', 'z'],
  to: ['stepSize', 'predictorCorrector'],
  confusedWith: ['SNR'],
  code: { scoreSde: 'target_snr', diffusers: 'snr' },

  texts: {
    en: {
      name: 'signal-to-noise ratio of the corrector',
      meaning: 'Fixes the step size of the corrector by the ratio of the score’s and the noise’s norms.',
    },
    'zh-cn': {
      name: '校正器的信噪比',
      meaning: '由得分与噪声的范数之比确定校正器的步长。',
    },
    'zh-tw': {
      name: '校正器的訊雜比',
      meaning: '由分數與雜訊的範數之比確定校正器的步長。',
    },
  },
});
