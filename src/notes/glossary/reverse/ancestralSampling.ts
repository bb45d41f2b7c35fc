import { ddpm } from '../papers';
import { algorithm, raw, symbol } from '../symbol';

export const ancestralSampling = symbol({
  tex: raw`\mathbf{x}_T\to\mathbf{x}_{T-1}\to\dots\to\mathbf{x}_0`,
  plain: 'x_T → … → x_0',
  definition: raw`\mathbf{x}_{t-1}\sim p_\theta(\mathbf{x}_{t-1}|\mathbf{x}_t),\qquad t=T,\dots,1`,
  source: algorithm(ddpm, '2'),
  shape: 'method',
  from: ['p_theta', 'x_T'],
  to: ['x_0'],
  confusedWith: ['ddimStep', 'langevin'],
  code: { diffusers: 'DDPMScheduler.step', ddpm: 'p_sample_loop' },

  texts: {
    en: {
      name: 'ancestral sampling',
      meaning:
        'Draws the states of the reverse chain one after the other, parents first, with fresh noise in every step.',
      confusion: 'DDIM with η = 0 adds no noise.',
    },
    'zh-cn': {
      name: '祖先采样',
      meaning: '沿反向链从父到子逐个抽取状态，每一步都加入新的噪声。',
      confusion: 'η = 0 的 DDIM 不加噪声。',
    },
    'zh-tw': {
      name: '祖先取樣',
      meaning: '沿反向鏈從父到子逐個抽取狀態，每一步都加入新的雜訊。',
      confusion: 'η = 0 的 DDIM 不加雜訊。',
    },
  },
});
