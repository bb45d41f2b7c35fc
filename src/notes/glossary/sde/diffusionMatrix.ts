import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const diffusionMatrix = symbol({
  tex: raw`\mathbf{G}`,
  plain: 'G',
  definition: raw`\mathrm{d}\mathbf{x}=\mathbf{f}(\mathbf{x},t)\,\mathrm{d}t+\mathbf{G}(\mathbf{x},t)\,\mathrm{d}\mathbf{w}`,
  source: section(scoreSde, 'A'),
  shape: 'matrix',
  to: ['sde'],
  confusedWith: ['g', 'generator'],
  code: { scoreSde: 'G' },

  texts: {
    en: {
      name: 'matrix diffusion coefficient',
      meaning: 'The general form of g, which may depend on the state.',
      confusion: 'A GAN’s generator has the same letter.',
    },
    'zh-cn': {
      name: '矩阵扩散系数',
      meaning: 'g 的一般形式，可依赖状态。',
      confusion: 'GAN 的生成器也用这个字母。',
    },
    'zh-tw': {
      name: '矩陣擴散係數',
      meaning: 'g 的一般形式，可依賴狀態。',
      confusion: 'GAN 的生成器也用這個字母。',
    },
  },
});
