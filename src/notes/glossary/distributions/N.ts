import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const N = symbol({
  tex: raw`\mathcal{N}`,
  plain: 'N',
  definition: raw`\mathcal{N}(\mathbf{x};\boldsymbol\mu,\boldsymbol\Sigma)=\frac{\exp\left(-\frac12(\mathbf{x}-\boldsymbol\mu)^\top\boldsymbol\Sigma^{-1}(\mathbf{x}-\boldsymbol\mu)\right)}{\sqrt{(2\pi)^{d}\det\boldsymbol\Sigma}}`,
  source: equation(prml, '2.43'),
  shape: 'density',
  from: ['mu', 'Sigma'],
  to: ['q', 'p_theta', 'epsilon'],
  confusedWith: ['N_scales', 'sampleSize'],
  code: { diffusers: 'randn_tensor', ddpm: 'tf.random_normal' },

  texts: {
    en: {
      name: 'normal distribution',
      meaning:
        'N(x; μ, Σ) is the density of a Gaussian with mean μ and covariance Σ, taken at x. The variable before the semicolon may be left out.',
      confusion: 'Its last argument is a variance (or covariance), not a standard deviation.',
    },
    'zh-cn': {
      name: '正态分布',
      meaning: 'N(x; μ, Σ) 是均值为 μ、协方差为 Σ 的高斯分布在 x 处的密度。分号前的变量可以省略。',
      confusion: '最后一个参数是方差（或协方差），不是标准差。',
    },
    'zh-tw': {
      name: '常態分布',
      meaning: 'N(x; μ, Σ) 是平均值為 μ、共變異數為 Σ 的高斯分布在 x 處的密度。分號前的變數可以省略。',
      confusion: '最後一個參數是變異數（或共變異數），不是標準差。',
    },
  },
});
