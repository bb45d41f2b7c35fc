import { ddpm } from '../papers';
import { algorithm, raw, symbol } from '../symbol';

export const t = symbol({
  tex: 't',
  plain: 't',
  definition: raw`t\sim\mathrm{Uniform}(\{1,\dots,T\})`,
  source: algorithm(ddpm, '1'),
  shape: 'step',
  from: ['T', 'uniform'],
  to: ['beta_t', 'x_t', 'epsilon_theta'],
  confusedWith: ['t_continuous', 'tau'],
  values: [{ label: () => 'timestep = t − 1', at: (_, t) => t - 1 }],
  code: { diffusers: 'timestep', ddpm: 't' },

  texts: {
    en: {
      name: 'diffusion step',
      meaning:
        'The index of the noise level, 1…T: t = 1 is nearly clean, t = T nearly pure noise. Training draws it uniformly and the network is told it.',
      confusion: 'Programs usually count from 0, so the paper’s t is their t − 1.',
    },
    'zh-cn': {
      name: '扩散步',
      meaning:
        '噪声水平的序号，取 1…T：t = 1 几乎干净，t = T 几乎是纯噪声。训练时均匀抽取，并作为输入告诉网络。',
      confusion: '程序通常从 0 数起，所以论文的 t 对应程序里的 t − 1。',
    },
    'zh-tw': {
      name: '擴散步',
      meaning:
        '雜訊水準的序號，取 1…T：t = 1 幾乎乾淨，t = T 幾乎是純雜訊。訓練時均勻抽取，並作為輸入告訴網路。',
      confusion: '程式通常從 0 數起，所以論文的 t 對應程式裡的 t − 1。',
    },
  },
});
