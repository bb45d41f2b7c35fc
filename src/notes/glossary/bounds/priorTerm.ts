import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { signal } from '../values';

export const priorTerm = symbol({
  tex: 'L_T',
  plain: 'L_T',
  definition: raw`L_T:=D_{\mathrm{KL}}\left(q(\mathbf{x}_T|\mathbf{x}_0)\,\|\,p(\mathbf{x}_T)\right)`,
  source: equation(ddpm, '5'),
  shape: 'nats',
  from: ['q_marginal', 'p_prior', 'D_KL'],
  to: ['L'],
  confusedWith: ['L_{t-1}', 'L_0'],
  values: [{ label: () => '√ᾱ_T', at: (s) => signal.at(s, s.T), constant: true }],
  code: { ddpm: '_prior_bpd', improvedDdpm: '_prior_bpd' },

  texts: {
    en: {
      name: 'prior term of the bound',
      meaning:
        'How far the end of the forward process is from the prior. With a fixed schedule it has no parameters and is left out of training.',
      confusion: 'Not the last training step’s loss.',
    },
    'zh-cn': {
      name: '变分界的先验项',
      meaning: '前向过程的终点与先验相差多远。调度固定时它不含参数，训练中略去。',
      confusion: '不是最后一个训练步的损失。',
    },
    'zh-tw': {
      name: '變分界的先驗項',
      meaning: '前向過程的終點與先驗相差多遠。排程固定時它不含參數，訓練中略去。',
      confusion: '不是最後一個訓練步的損失。',
    },
  },
});
