import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const w = symbol({
  tex: raw`\mathbf{w}`,
  plain: 'w',
  definition: raw`\mathbf{w}(0)=\mathbf{0},\qquad\mathbf{w}(t)-\mathbf{w}(s)\sim\mathcal{N}(\mathbf{0},(t-s)\,\mathbf{I})\quad(s<t)`,
  source: equation(scoreSde, '5'),
  shape: 'process',
  from: ['N'],
  to: ['sde', 'wBar'],
  confusedWith: ['guidanceWeight', 'z', 'wBar'],
  code: { scoreSde: 'torch.randn_like(x) * np.sqrt(dt)' },

  texts: {
    en: {
      name: 'Wiener process',
      meaning: 'Brownian motion: independent Gaussian increments whose variance is the elapsed time.',
      confusion: 'In guidance w is a weight. dw has the size √dt, not dt.',
    },
    'zh-cn': {
      name: '维纳过程',
      meaning: '布朗运动：增量独立、服从高斯，方差等于经过的时间。',
      confusion: '引导中的 w 是权重。dw 的大小是 √dt 而非 dt。',
    },
    'zh-tw': {
      name: '維納過程',
      meaning: '布朗運動：增量獨立、服從高斯，變異數等於經過的時間。',
      confusion: '引導中的 w 是權重。dw 的大小是 √dt 而非 dt。',
    },
  },
});
