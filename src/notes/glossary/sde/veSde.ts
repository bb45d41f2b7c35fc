import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { noiseToSignal } from '../values';

export const veSde = symbol({
  tex: raw`\text{VE SDE}`,
  plain: 'VE SDE',
  definition: raw`\mathrm{d}\mathbf{x}=\sqrt{\frac{\mathrm{d}\left[\sigma^2(t)\right]}{\mathrm{d}t}}\,\mathrm{d}\mathbf{w}`,
  source: equation(scoreSde, '9'),
  shape: 'equation',
  from: ['sde', 'noiseLevel'],
  to: ['probabilityFlowOde'],
  confusedWith: ['vpSde'],
  values: [noiseToSignal],
  code: { scoreSde: 'VESDE', diffusers: 'ScoreSdeVeScheduler' },

  texts: {
    en: {
      name: 'variance-exploding SDE',
      meaning:
        'The continuous limit of score matching with growing noise levels: the signal stays, the variance grows without bound.',
    },
    'zh-cn': {
      name: '方差爆炸 SDE',
      meaning: '噪声逐级增大的得分匹配的连续极限：信号不变，方差无限增长。',
    },
    'zh-tw': {
      name: '變異數爆炸 SDE',
      meaning: '雜訊逐級增大的分數匹配的連續極限：訊號不變，變異數無限增長。',
    },
  },
});
