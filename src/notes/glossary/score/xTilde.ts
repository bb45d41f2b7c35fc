import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const xTilde = symbol({
  tex: raw`\tilde{\mathbf{x}}`,
  plain: 'x̃',
  definition: raw`\tilde{\mathbf{x}}=\mathbf{x}+\sigma\,\mathbf{z},\qquad\mathbf{z}\sim\mathcal{N}(\mathbf{0},\mathbf{I})`,
  source: section(scoreSde, '2.1'),
  shape: 'data',
  from: ['noiseLevel', 'p_sigma'],
  to: ['denoisingScoreMatching'],
  confusedWith: ['x0Hat', 'x_bar'],
  code: { ncsn: 'perturbed_samples', scoreSde: 'perturbed_data' },

  texts: {
    en: {
      name: 'perturbed data',
      meaning: 'Data with noise of level σ on top.',
    },
    'zh-cn': {
      name: '扰动后的数据',
      meaning: '在干净数据上加了水平为 σ 的噪声。',
    },
    'zh-tw': {
      name: '擾動後的資料',
      meaning: '在乾淨資料上加了水準為 σ 的雜訊。',
    },
  },
});
