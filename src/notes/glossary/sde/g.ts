import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const g = symbol({
  tex: 'g(t)',
  plain: 'g(t)',
  definition: raw`g(t)=\sqrt{\beta(t)}\ \text{(VP)},\qquad g(t)=\sqrt{\frac{\mathrm{d}\left[\sigma^2(t)\right]}{\mathrm{d}t}}\ \text{(VE)}`,
  source: equation(scoreSde, '5'),
  shape: 'timeFunction',
  from: ['beta_continuous', 'noiseLevel'],
  to: ['sde', 'reverseSde', 'probabilityFlowOde'],
  confusedWith: ['G', 'classifierGradient', 'beta_continuous'],
  code: { scoreSde: 'diffusion' },

  texts: {
    en: {
      name: 'diffusion coefficient',
      meaning: 'How strongly the Wiener process shakes the state at time t.',
      confusion: 'g² = β(t) for the VP SDE: take the root for g. In classifier guidance g is a gradient.',
    },
    'zh-cn': {
      name: '扩散系数',
      meaning: '时刻 t 维纳过程扰动状态的强度。',
      confusion: 'VP SDE 中 g² = β(t)，g 要开方。在分类器引导中 g 是梯度。',
    },
    'zh-tw': {
      name: '擴散係數',
      meaning: '時刻 t 維納過程擾動狀態的強度。',
      confusion: 'VP SDE 中 g² = β(t)，g 要開根號。在分類器引導中 g 是梯度。',
    },
  },
});
