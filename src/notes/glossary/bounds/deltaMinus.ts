import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const deltaMinus = symbol({
  tex: raw`\delta_-`,
  plain: 'δ_-',
  definition: raw`\delta_-(x)=\begin{cases}-\infty&x=-1\\x-\frac1{255}&x>-1\end{cases}`,
  source: equation(ddpm, '13'),
  shape: 'numberMap',
  to: ['p_decoder'],
  confusedWith: ['delta_plus', 'stepSize'],
  code: { ddpm: 'cdf_min', improvedDdpm: 'cdf_min' },

  texts: {
    en: {
      name: 'lower edge of the bin',
      meaning: 'Half a grey level below x, and minus infinity for the smallest value.',
    },
    'zh-cn': {
      name: '区间下界',
      meaning: 'x 之下半个灰度级；最小值处为负无穷。',
    },
    'zh-tw': {
      name: '區間下界',
      meaning: 'x 之下半個灰階；最小值處為負無窮。',
    },
  },
});
