import { improvedDdpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const boundTerm = symbol({
  tex: (t) => raw`L_{${t}}`,
  plain: (t) => `L_${t}`,
  definition: raw`L_{\mathrm{vlb}}:=L_0+L_1+\dots+L_{T-1}+L_T`,
  source: equation(improvedDdpm, '4'),
  shape: 'nats',
  from: ['L'],
  to: ['L_hybrid'],
  confusedWith: ['L_{t-1}', 'L_T'],
  timeless: true,
  code: { improvedDdpm: '_vb_terms_bpd' },

  texts: {
    en: {
      name: 'term of the bound',
      meaning:
        'The term of the variational bound with this number: L_0 the decoder, L_T the prior term, all others denoising steps.',
      confusion: 'In DDPM’s numbering L_t belongs to the step from x_{t+1} to x_t.',
    },
    'zh-cn': {
      name: '变分界的第 t 项',
      meaning: '变分界中编号为 t 的项：L_0 是解码项，L_T 是先验项，其余是去噪项。',
      confusion: '按 DDPM 的编号，L_t 属于从 x_{t+1} 到 x_t 的那一步。',
    },
    'zh-tw': {
      name: '變分界的第 t 項',
      meaning: '變分界中編號為 t 的項：L_0 是解碼項，L_T 是先驗項，其餘是去雜訊項。',
      confusion: '按 DDPM 的編號，L_t 屬於從 x_{t+1} 到 x_t 的那一步。',
    },
  },
});
