import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const product = symbol({
  tex: raw`\prod`,
  plain: '∏',
  definition: raw`\prod_{s=1}^{t}\alpha_s=\alpha_1\alpha_2\cdots\alpha_t,\qquad\prod_{s=1}^{0}\alpha_s=1`,
  source: equation(ddpm, '2'),
  shape: 'operator',
  to: ['alphaBar_t', 'q', 'p_theta'],
  confusedWith: ['sum'],
  code: { diffusers: 'torch.cumprod', ddpm: 'np.cumprod' },

  texts: {
    en: {
      name: 'product over a range',
      meaning:
        'Multiplies the term for every index from the lower to the upper limit. An empty product is 1.',
      confusion: 'ᾱ_t multiplies up to t, the joint distribution up to T.',
    },
    'zh-cn': {
      name: '连乘',
      meaning: '把下标从下限到上限的各项相乘。空乘积为 1。',
      confusion: 'ᾱ_t 乘到 t，联合分布乘到 T。',
    },
    'zh-tw': {
      name: '連乘',
      meaning: '把下標從下限到上限的各項相乘。空乘積為 1。',
      confusion: 'ᾱ_t 乘到 t，聯合分布乘到 T。',
    },
  },
});
