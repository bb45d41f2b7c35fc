import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';
import { signal } from '../values';

export const pT = symbol({
  tex: 'p_t',
  plain: 'p_t',
  definition: raw`p_t(\mathbf{x})=\int p_{0t}(\mathbf{x}|\mathbf{x}(0))\,p_{\mathrm{data}}(\mathbf{x}(0))\,\mathrm{d}\mathbf{x}(0)`,
  source: section(scoreSde, '3.1'),
  shape: 'density',
  from: ['p_0t', 'p_data'],
  to: ['score', 'reverseSde'],
  confusedWith: ['p_theta', 'p_0t', 'p_path'],
  values: [signal],
  code: { scoreSde: 'marginal_prob' },

  texts: {
    en: {
      name: 'marginal density at time t',
      meaning: 'The density of the noisy data at time t, the data averaged out.',
      confusion: 'p_{0t} still knows the clean sample; in flow matching p_0 is noise.',
    },
    'zh-cn': {
      name: '时刻 t 的边缘密度',
      meaning: '时刻 t 含噪数据的密度，干净数据已被平均掉。',
      confusion: 'p_{0t} 仍以干净样本为条件；流匹配中 p_0 是噪声。',
    },
    'zh-tw': {
      name: '時刻 t 的邊際密度',
      meaning: '時刻 t 含雜訊資料的密度，乾淨資料已被平均掉。',
      confusion: 'p_{0t} 仍以乾淨樣本為條件；流匹配中 p_0 是雜訊。',
    },
  },
});
