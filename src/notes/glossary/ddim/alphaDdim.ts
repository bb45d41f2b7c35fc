import { ddim as paper } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { alphaBar, noise, signal, sub } from '../values';

export const alphaDdim = symbol({
  tex: (t) => raw`\alpha_{${t}}`,
  plain: (t) => `α${sub(t)}`,
  definition: raw`q(\mathbf{x}_t|\mathbf{x}_0)=\mathcal{N}(\mathbf{x}_t;\sqrt{\alpha_t}\,\mathbf{x}_0,(1-\alpha_t)\mathbf{I})`,
  source: equation(paper, '4'),
  shape: 'fraction',
  from: ['alphaBar_t'],
  to: ['x_t', 'f_theta', 'ddimStep'],
  confusedWith: ['alpha_t', 'alphaBar_t', 'signalScale'],
  values: [alphaBar, signal, noise],
  code: { diffusers: 'alpha_prod_t', ddim: 'at' },

  texts: {
    en: {
      name: 'signal share in DDIM’s notation',
      meaning: 'The cumulative product that DDPM calls ᾱ_t, written without a bar in the DDIM paper.',
      confusion: 'DDPM’s α_t is a single step: here it is α_t / α_{t−1}.',
    },
    'zh-cn': {
      name: 'DDIM 记法的信号比例',
      meaning: 'DDPM 记作 ᾱ_t 的累积乘积，DDIM 论文不写横线。',
      confusion: 'DDPM 的 α_t 只是一步，在这里写作 α_t / α_{t−1}。',
    },
    'zh-tw': {
      name: 'DDIM 記法的訊號比例',
      meaning: 'DDPM 記作 ᾱ_t 的累積乘積，DDIM 論文不寫橫線。',
      confusion: 'DDPM 的 α_t 只是一步，在這裡寫作 α_t / α_{t−1}。',
    },
  },
});
