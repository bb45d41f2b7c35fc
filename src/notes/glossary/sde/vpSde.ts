import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { signal } from '../values';

export const vpSde = symbol({
  tex: raw`\text{VP SDE}`,
  plain: 'VP SDE',
  definition: raw`\mathrm{d}\mathbf{x}=-\frac12\beta(t)\,\mathbf{x}\,\mathrm{d}t+\sqrt{\beta(t)}\,\mathrm{d}\mathbf{w}`,
  source: equation(scoreSde, '11'),
  shape: 'equation',
  from: ['sde', 'beta_continuous'],
  to: ['p_0t', 'probabilityFlowOde'],
  confusedWith: ['veSde', 'subVpSde'],
  values: [signal],
  code: { scoreSde: 'VPSDE', diffusers: 'ScoreSdeVpScheduler' },

  texts: {
    en: {
      name: 'variance-preserving SDE',
      meaning: 'The continuous limit of DDPM: signal shrinks as noise grows, so the variance stays bounded.',
    },
    'zh-cn': {
      name: '方差保持 SDE',
      meaning: 'DDPM 的连续极限：信号随噪声增长而缩小，方差有界。',
    },
    'zh-tw': {
      name: '變異數保持 SDE',
      meaning: 'DDPM 的連續極限：訊號隨雜訊增長而縮小，變異數有界。',
    },
  },
});
