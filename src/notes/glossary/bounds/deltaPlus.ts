import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const deltaPlus = symbol({
  tex: raw`\delta_+`,
  plain: 'δ_+',
  definition: raw`\delta_+(x)=\begin{cases}\infty&x=1\\x+\frac1{255}&x<1\end{cases}`,
  source: equation(ddpm, '13'),
  shape: 'numberMap',
  to: ['p_decoder'],
  confusedWith: ['delta_minus', 'stepSize'],
  code: { ddpm: 'cdf_plus', improvedDdpm: 'cdf_plus' },

  texts: {
    en: {
      name: 'upper edge of the bin',
      meaning: 'Half a grey level above x, and infinity for the largest value.',
      confusion: 'The δ of Langevin dynamics is a step size.',
    },
    'zh-cn': {
      name: '区间上界',
      meaning: 'x 之上半个灰度级；最大值处为无穷。',
      confusion: '朗之万动力学里的 δ 是步长。',
    },
    'zh-tw': {
      name: '區間上界',
      meaning: 'x 之上半個灰階；最大值處為無窮。',
      confusion: '朗之萬動力學裡的 δ 是步長。',
    },
  },
});
