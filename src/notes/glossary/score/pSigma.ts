import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const pSigma = symbol({
  tex: raw`p_\sigma`,
  plain: 'p_σ',
  definition: raw`p_\sigma(\tilde{\mathbf{x}}|\mathbf{x}):=\mathcal{N}(\tilde{\mathbf{x}};\mathbf{x},\sigma^2\mathbf{I})`,
  source: section(scoreSde, '2.1'),
  shape: 'conditionalDensity',
  from: ['p_data', 'noiseLevel'],
  to: ['denoisingScoreMatching', 'score'],
  confusedWith: ['p_t', 'q_sigma'],

  texts: {
    en: {
      name: 'perturbation kernel',
      meaning:
        'Adds Gaussian noise of standard deviation σ to the data. Without the bar it is the density of the noisy data.',
      confusion: 'The signal is not scaled down, unlike in q(x_t|x_0).',
    },
    'zh-cn': {
      name: '扰动核',
      meaning: '给数据加上标准差为 σ 的高斯噪声。不带竖线时是含噪数据的密度。',
      confusion: '与 q(x_t|x_0) 不同，信号不缩小。',
    },
    'zh-tw': {
      name: '擾動核',
      meaning: '給資料加上標準差為 σ 的高斯雜訊。不帶豎線時是含雜訊資料的密度。',
      confusion: '與 q(x_t|x_0) 不同，訊號不縮小。',
    },
  },
});
