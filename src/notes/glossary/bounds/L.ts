import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const L = symbol({
  tex: 'L',
  plain: 'L',
  definition: raw`\mathbb{E}\left[-\log p_\theta(\mathbf{x}_0)\right]\le\mathbb{E}_q\left[-\log\frac{p_\theta(\mathbf{x}_{0:T})}{q(\mathbf{x}_{1:T}|\mathbf{x}_0)}\right]=:L`,
  source: equation(ddpm, '3'),
  shape: 'objective',
  from: ['elbo', 'p_theta', 'q'],
  to: ['L_T', 'L_{t-1}', 'L_0'],
  confusedWith: ['L_simple', 'NLL'],
  code: { ddpm: 'calc_bpd_loop', improvedDdpm: 'LossType.KL' },

  texts: {
    en: {
      name: 'variational bound',
      meaning:
        'An upper bound of the negative log-likelihood, the negative ELBO. It splits into L_T, the terms L_{t−1} and L_0.',
      confusion: 'L_simple drops the weights of its terms and is no bound.',
    },
    'zh-cn': {
      name: '变分界',
      meaning: '负对数似然的上界，即负的 ELBO。它分成 L_T、各个 L_{t−1} 与 L_0。',
      confusion: 'L_simple 去掉了各项权重，不再是界。',
    },
    'zh-tw': {
      name: '變分界',
      meaning: '負對數概似的上界，即負的 ELBO。它分成 L_T、各個 L_{t−1} 與 L_0。',
      confusion: 'L_simple 去掉了各項權重，不再是界。',
    },
  },
});
