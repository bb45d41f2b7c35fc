import { vae } from '../papers';
import { raw, section, symbol } from '../symbol';

export const reparameterisation = symbol({
  tex: raw`\mathbf{z}=\boldsymbol\mu+\boldsymbol\sigma\odot\boldsymbol\epsilon`,
  plain: 'z = μ + σ ⊙ ε',
  definition: raw`\mathbf{z}\sim\mathcal{N}(\boldsymbol\mu,\boldsymbol\sigma^2)\iff\mathbf{z}=\boldsymbol\mu+\boldsymbol\sigma\odot\boldsymbol\epsilon,\quad\boldsymbol\epsilon\sim\mathcal{N}(\mathbf{0},\mathbf{I})`,
  source: section(vae, '2.4'),
  shape: 'method',
  from: ['mu', 'sigma', 'epsilon'],
  to: ['x_t', 'x_{t-1}', 'elbo'],
  confusedWith: ['x0Hat'],
  code: { diffusers: 'DiagonalGaussianDistribution.sample' },

  texts: {
    en: {
      name: 'reparameterisation trick',
      meaning:
        'Writes a Gaussian draw as a fixed function of its parameters and a standard normal ε, so that gradients pass through.',
      confusion: 'The factor of ε is the standard deviation, not the variance.',
    },
    'zh-cn': {
      name: '重参数化技巧',
      meaning: '把高斯抽样写成参数与标准正态 ε 的确定函数，使梯度能够通过。',
      confusion: 'ε 前面是标准差，不是方差。',
    },
    'zh-tw': {
      name: '重參數化技巧',
      meaning: '把高斯抽樣寫成參數與標準常態 ε 的確定函數，使梯度能夠通過。',
      confusion: 'ε 前面是標準差，不是變異數。',
    },
  },
});
