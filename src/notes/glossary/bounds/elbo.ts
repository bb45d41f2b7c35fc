import { vae } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const elbo = symbol({
  tex: raw`\mathrm{ELBO}`,
  plain: 'ELBO',
  definition: raw`\log p_\theta(\mathbf{x})\ge\mathbb{E}_{q(\mathbf{z}|\mathbf{x})}\left[\log\frac{p_\theta(\mathbf{x},\mathbf{z})}{q(\mathbf{z}|\mathbf{x})}\right]`,
  source: equation(vae, '2'),
  shape: 'nats',
  from: ['jensen', 'p_model'],
  to: ['L'],
  confusedWith: ['L', 'NLL'],
  code: { ddpm: 'calc_bpd_loop' },

  texts: {
    en: {
      name: 'evidence lower bound',
      meaning:
        'A quantity below log p_θ(x) that can be estimated by sampling and maximised instead. DDPM minimises its negative.',
      confusion: 'The bound is tight when q equals the true posterior of the latents.',
    },
    'zh-cn': {
      name: '证据下界',
      meaning: '位于 log p_θ(x) 之下、可以抽样估计并代替它最大化的量。DDPM 最小化它的相反数。',
      confusion: '当 q 等于隐变量的真实后验时取等号。',
    },
    'zh-tw': {
      name: '證據下界',
      meaning: '位於 log p_θ(x) 之下、可以抽樣估計並代替它最大化的量。DDPM 最小化它的相反數。',
      confusion: '當 q 等於潛在變數的真實後驗時取等號。',
    },
  },
});
