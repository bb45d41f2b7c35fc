import { prml } from '../papers';
import { raw, section, symbol } from '../symbol';

export const clt = symbol({
  tex: raw`\sqrt n\,\frac{\bar X-\mu}{\sigma}\to\mathcal{N}(0,1)`,
  plain: 'CLT',
  definition: raw`\sqrt n\,\frac{\bar X-\mu}{\sigma}\xrightarrow{\ d\ }\mathcal{N}(0,1)\qquad(n\to\infty)`,
  source: section(prml, '2.3'),
  shape: 'theorem',
  from: ['sampleMean', 'iid', 'sigma'],
  to: ['N', 'x_T'],
  confusedWith: ['N'],

  texts: {
    en: {
      name: 'central limit theorem',
      meaning:
        'The sum of many independent variables of finite variance, centred and scaled, is nearly Gaussian.',
      confusion:
        'The mean X̄ itself tends to μ; only √n (X̄ − μ)/σ tends to N(0, 1). In DDPM every step is Gaussian already, so the theorem is not needed.',
    },
    'zh-cn': {
      name: '中心极限定理',
      meaning: '许多方差有限的独立变量之和，经中心化与缩放后接近高斯。',
      confusion: 'X̄ 本身趋于 μ；趋于 N(0, 1) 的是 √n (X̄ − μ)/σ。DDPM 每一步本来就是高斯，用不到这个定理。',
    },
    'zh-tw': {
      name: '中心極限定理',
      meaning: '許多變異數有限的獨立變數之和，經中心化與縮放後接近高斯。',
      confusion: 'X̄ 本身趨於 μ；趨於 N(0, 1) 的是 √n (X̄ − μ)/σ。DDPM 每一步本來就是高斯，用不到這個定理。',
    },
  },
});
