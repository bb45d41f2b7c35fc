import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const gaussianKl = symbol({
  tex: raw`D_{\mathrm{KL}}(\mathcal{N}_p\,\|\,\mathcal{N}_q)`,
  plain: 'KL of Gaussians',
  definition: raw`D_{\mathrm{KL}}\left(\mathcal{N}(\mu_p,\sigma_p^2)\,\|\,\mathcal{N}(\mu_q,\sigma_q^2)\right)=\log\frac{\sigma_q}{\sigma_p}+\frac{\sigma_p^2+(\mu_p-\mu_q)^2}{2\sigma_q^2}-\frac12`,
  source: section(ddpm, '2'),
  shape: 'nats',
  from: ['D_KL', 'N'],
  to: ['L_{t-1}', 'L_T'],
  confusedWith: ['D_KL'],
  code: { ddpm: 'normal_kl', improvedDdpm: 'normal_kl' },

  texts: {
    en: {
      name: 'KL divergence of two Gaussians',
      meaning:
        'It has a closed form, so no sampling is needed. With equal variances only (μ_p − μ_q)²/(2σ²) is left, which is how L_{t−1} becomes a squared error.',
      confusion: 'The variance of the second distribution stands in the denominator.',
    },
    'zh-cn': {
      name: '两个高斯的 KL 散度',
      meaning: '有闭式，无需抽样。方差相同时只剩 (μ_p − μ_q)²/(2σ²)，L_{t−1} 因此变成平方误差。',
      confusion: '分母里是第二个分布的方差。',
    },
    'zh-tw': {
      name: '兩個高斯的 KL 散度',
      meaning: '有閉式，無需抽樣。變異數相同時只剩 (μ_p − μ_q)²/(2σ²)，L_{t−1} 因此變成平方誤差。',
      confusion: '分母裡是第二個分布的變異數。',
    },
  },
});
