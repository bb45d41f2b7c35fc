import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const generalSde = symbol({
  tex: raw`\mathrm{d}\mathbf{x}`,
  plain: 'dx',
  definition: raw`\mathrm{d}\mathbf{x}=\mathbf{f}(\mathbf{x},t)\,\mathrm{d}t+g(t)\,\mathrm{d}\mathbf{w}`,
  source: equation(scoreSde, '5'),
  shape: 'equation',
  from: ['f', 'g', 'w'],
  to: ['reverseSde', 'probabilityFlowOde', 'p_t'],
  confusedWith: ['probabilityFlowOde', 'reverseSde'],
  code: { scoreSde: 'SDE.sde' },

  texts: {
    en: {
      name: 'stochastic differential equation',
      meaning:
        'Forward diffusion in continuous time: a drift f pulls, a Wiener process of strength g shakes.',
      confusion: 'Run backwards it is another equation, with the score in it.',
    },
    'zh-cn': {
      name: '随机微分方程',
      meaning: '连续时间的前向扩散：漂移 f 牵引，强度为 g 的维纳过程扰动。',
      confusion: '反向运行是另一个方程，其中含有得分。',
    },
    'zh-tw': {
      name: '隨機微分方程式',
      meaning: '連續時間的前向擴散：漂移 f 牽引，強度為 g 的維納過程擾動。',
      confusion: '倒轉過來是另一個方程式，其中含有分數。',
    },
  },
});
