import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const wBar = symbol({
  tex: raw`\bar{\mathbf{w}}`,
  plain: 'w̄',
  definition: raw`\mathrm{d}\mathbf{x}=\left[\mathbf{f}(\mathbf{x},t)-g(t)^2\,\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}t+g(t)\,\mathrm{d}\bar{\mathbf{w}}`,
  source: equation(scoreSde, '6'),
  shape: 'process',
  from: ['w'],
  to: ['reverseSde'],
  confusedWith: ['w', 'sampleMean'],
  code: { scoreSde: 'torch.randn_like(x)' },

  texts: {
    en: {
      name: 'reverse-time Wiener process',
      meaning: 'Brownian motion when time flows from T to 0.',
    },
    'zh-cn': {
      name: '反向维纳过程',
      meaning: '时间从 T 倒流向 0 时的布朗运动。',
    },
    'zh-tw': {
      name: '反向維納過程',
      meaning: '時間從 T 倒流向 0 時的布朗運動。',
    },
  },
});
