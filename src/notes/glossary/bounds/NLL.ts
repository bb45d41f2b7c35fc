import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const NLL = symbol({
  tex: raw`\mathrm{NLL}`,
  plain: 'NLL',
  definition: raw`\mathrm{NLL}=\mathbb{E}_{q(\mathbf{x}_0)}\left[-\log p_\theta(\mathbf{x}_0)\right]\le L`,
  source: section(ddpm, '4.1'),
  shape: 'nats',
  from: ['p_model', 'log'],
  to: ['bitsPerDim'],
  confusedWith: ['L', 'L_simple'],
  code: { ddpm: 'total_bpd', scoreSde: 'get_likelihood_fn' },

  texts: {
    en: {
      name: 'negative log-likelihood',
      meaning:
        'The code length of the data under the model, lower is better. For diffusion models the variational bound or the ODE gives it.',
    },
    'zh-cn': {
      name: '负对数似然',
      meaning: '模型下数据的编码长度，越低越好。扩散模型用变分界或 ODE 求它。',
    },
    'zh-tw': {
      name: '負對數概似',
      meaning: '模型下資料的編碼長度，越低越好。擴散模型用變分界或 ODE 求它。',
    },
  },
});
