import { ddpm } from '../papers';
import { section, symbol } from '../symbol';

export const stepCount = symbol({
  tex: 'T',
  plain: 'T',
  definition: 'T=1000',
  source: section(ddpm, '4'),
  shape: 'count',
  to: ['t', 'x_T'],
  confusedWith: ['S_steps', 'transpose'],
  values: [{ label: () => 'T', at: (s) => s.T, constant: true }],
  code: { diffusers: 'num_train_timesteps', ddpm: 'num_timesteps' },

  texts: {
    en: {
      name: 'number of diffusion steps',
      meaning:
        'The length of the forward chain, and of the reverse chain of ancestral sampling. The paper uses 1000.',
      confusion:
        'Fast samplers take S < T steps; T stays what training used. In a superscript T may mean the transpose.',
    },
    'zh-cn': {
      name: '扩散总步数',
      meaning: '前向链的长度，也是祖先采样时反向链的长度。论文取 1000。',
      confusion: '快速采样器只走 S < T 步，T 仍是训练所用的步数。上标里的 T 可能表示转置。',
    },
    'zh-tw': {
      name: '擴散總步數',
      meaning: '前向鏈的長度，也是祖先取樣時反向鏈的長度。論文取 1000。',
      confusion: '快速取樣器只走 S < T 步，T 仍是訓練所用的步數。上標裡的 T 可能表示轉置。',
    },
  },
});
