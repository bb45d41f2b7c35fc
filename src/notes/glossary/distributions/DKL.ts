import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const DKL = symbol({
  tex: raw`D_{\mathrm{KL}}`,
  plain: 'D_KL',
  definition: raw`D_{\mathrm{KL}}(p\,\|\,q)=\mathbb{E}_{x\sim p}\left[\log\frac{p(x)}{q(x)}\right]\ge 0`,
  source: equation(prml, '1.113'),
  shape: 'nats',
  from: ['expectation', 'log'],
  to: ['L_T', 'L_{t-1}', 'gaussianKl'],
  confusedWith: ['entropy', 'norm'],
  code: { ddpm: 'normal_kl', improvedDdpm: 'normal_kl' },

  texts: {
    en: {
      name: 'Kullback–Leibler divergence',
      meaning: 'How far q is from p, measured where p puts its mass. It is 0 only for equal distributions.',
      confusion: 'Not symmetric: D_KL(p‖q) ≠ D_KL(q‖p), and no distance.',
    },
    'zh-cn': {
      name: 'KL 散度',
      meaning: '在 p 的概率质量所在之处衡量 q 与 p 相差多远。只有两个分布相同时为 0。',
      confusion: '不对称：D_KL(p‖q) ≠ D_KL(q‖p)，也不是距离。',
    },
    'zh-tw': {
      name: 'KL 散度',
      meaning: '在 p 的機率質量所在之處衡量 q 與 p 相差多遠。只有兩個分布相同時為 0。',
      confusion: '不對稱：D_KL(p‖q) ≠ D_KL(q‖p)，也不是距離。',
    },
  },
});
