import { ddim as paper } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { sigmas } from '../values';

export const sigmaDdim = symbol({
  tex: raw`\sigma_t(\eta)`,
  plain: 'σ_t(η)',
  definition: raw`\sigma_{\tau_i}(\eta)=\eta\,\sqrt{\frac{1-\alpha_{\tau_{i-1}}}{1-\alpha_{\tau_i}}}\,\sqrt{1-\frac{\alpha_{\tau_i}}{\alpha_{\tau_{i-1}}}}`,
  source: equation(paper, '16'),
  shape: 'deviation',
  from: ['eta', 'alpha_ddim', 'tau'],
  to: ['ddimStep', 'q_sigma'],
  confusedWith: ['sigma_t', 'noiseToSignal'],
  values: sigmas.slice(1),
  code: { diffusers: 'std_dev_t', ddim: 'c1', guidedDiffusion: 'sigma' },

  texts: {
    en: {
      name: 'noise of a DDIM step',
      meaning:
        'The standard deviation of the fresh noise between two visited steps. η = 0 makes it zero, η = 1 gives DDPM’s √β̃ for the step.',
      confusion: 'It multiplies ε as it is and enters √(1 − α_{t−1} − σ_t²) squared.',
    },
    'zh-cn': {
      name: 'DDIM 步的噪声',
      meaning: '相邻两个访问步之间新噪声的标准差。η = 0 时为零，η = 1 时等于 DDPM 的 √β̃。',
      confusion: '它直接乘在 ε 上，在 √(1 − α_{t−1} − σ_t²) 中则取平方。',
    },
    'zh-tw': {
      name: 'DDIM 步的雜訊',
      meaning: '相鄰兩個造訪步之間新雜訊的標準差。η = 0 時為零，η = 1 時等於 DDPM 的 √β̃。',
      confusion: '它直接乘在 ε 上，在 √(1 − α_{t−1} − σ_t²) 中則取平方。',
    },
  },
});
