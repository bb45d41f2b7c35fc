import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const pi = symbol({
  tex: raw`\pi`,
  plain: 'π',
  definition: raw`\pi=3.14159\dots`,
  source: equation(flowMatching, '1'),
  shape: 'number',
  to: ['N', 'cosineSchedule'],
  confusedWith: ['pi_0', 'product'],
  code: { diffusers: 'math.pi' },

  texts: {
    en: {
      name: 'circle constant',
      meaning: '3.14159…; in the normalising constant of Gaussians and in the cosine schedule.',
      confusion: 'π_0 and π_1 are distributions.',
    },
    'zh-cn': {
      name: '圆周率',
      meaning: '3.14159…；出现在高斯的归一化常数与余弦调度中。',
      confusion: 'π_0、π_1 是分布。',
    },
    'zh-tw': {
      name: '圓周率',
      meaning: '3.14159…；出現在高斯的正規化常數與餘弦排程中。',
      confusion: 'π_0、π_1 是分布。',
    },
  },
});
