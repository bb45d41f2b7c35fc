import { ddim as paper } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const qSigma = symbol({
  tex: raw`q_\sigma`,
  plain: 'q_σ',
  definition: raw`q_\sigma(\mathbf{x}_{t-1}|\mathbf{x}_t,\mathbf{x}_0)=\mathcal{N}\left(\sqrt{\alpha_{t-1}}\,\mathbf{x}_0+\sqrt{1-\alpha_{t-1}-\sigma_t^2}\cdot\frac{\mathbf{x}_t-\sqrt{\alpha_t}\,\mathbf{x}_0}{\sqrt{1-\alpha_t}},\ \sigma_t^2\mathbf{I}\right)`,
  source: equation(paper, '7'),
  shape: 'conditionalDensity',
  from: ['sigma_ddim', 'alpha_ddim'],
  to: ['ddimStep'],
  confusedWith: ['q', 'q_posterior', 'p_sigma'],
  code: { diffusers: 'DDIMScheduler.step' },

  texts: {
    en: {
      name: 'family of forward processes of DDIM',
      meaning:
        'Non-Markovian processes with the same marginals q(x_t|x_0) as DDPM, one for each choice of σ. One trained network serves them all.',
      confusion: 'q without the index is DDPM’s Markov chain.',
    },
    'zh-cn': {
      name: 'DDIM 的前向过程族',
      meaning:
        '与 DDPM 有相同边缘分布 q(x_t|x_0) 的非马尔可夫过程，每个 σ 对应一个。同一个训练好的网络适用于全部。',
      confusion: '不带下标的 q 是 DDPM 的马尔可夫链。',
    },
    'zh-tw': {
      name: 'DDIM 的前向過程族',
      meaning:
        '與 DDPM 有相同邊際分布 q(x_t|x_0) 的非馬可夫過程，每個 σ 對應一個。同一個訓練好的網路適用於全部。',
      confusion: '不帶下標的 q 是 DDPM 的馬可夫鏈。',
    },
  },
});
