import { ncsn } from '../papers';
import { algorithm, raw, symbol } from '../symbol';

export const annealedStepSize = symbol({
  tex: raw`\alpha_i`,
  plain: 'α_i',
  definition: raw`\alpha_i=\epsilon\cdot\sigma_i^2/\sigma_L^2`,
  source: algorithm(ncsn, '1'),
  shape: 'positive',
  from: ['stepSize', 'noiseLevel'],
  to: ['langevin'],
  confusedWith: ['alpha_t'],
  code: { ncsn: 'step_size' },

  texts: {
    en: {
      name: 'step size at level i',
      meaning: 'The Langevin step size, proportional to the variance of the noise level.',
      confusion: 'Not DDPM’s α_t.',
    },
    'zh-cn': {
      name: '第 i 级的步长',
      meaning: '朗之万步长，正比于该级噪声的方差。',
      confusion: '不是 DDPM 的 α_t。',
    },
    'zh-tw': {
      name: '第 i 級的步長',
      meaning: '朗之萬步長，正比於該級雜訊的變異數。',
      confusion: '不是 DDPM 的 α_t。',
    },
  },
});
