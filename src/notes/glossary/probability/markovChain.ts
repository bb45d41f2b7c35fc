import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const markovChain = symbol({
  tex: raw`\mathbf{x}_0\to\mathbf{x}_1\to\dots\to\mathbf{x}_T`,
  plain: 'x_0 → x_1 → … → x_T',
  definition: raw`q(\mathbf{x}_t|\mathbf{x}_{t-1},\dots,\mathbf{x}_0)=q(\mathbf{x}_t|\mathbf{x}_{t-1})`,
  source: equation(ddpm, '2'),
  shape: 'process',
  from: ['q'],
  to: ['q_marginal', 'p_theta', 'langevin'],
  confusedWith: ['iid', 'q_sigma'],

  texts: {
    en: {
      name: 'Markov chain',
      meaning:
        'A sequence in which the next state depends on the present one only. The forward and the reverse process are such chains, so their joint distribution is a product.',
      confusion: 'DDIM’s forward process also depends on x_0 and is none.',
    },
    'zh-cn': {
      name: '马尔可夫链',
      meaning: '下一状态只依赖当前状态的序列。前向和反向过程都是，所以联合分布写成乘积。',
      confusion: 'DDIM 的前向过程还依赖 x_0，不是马尔可夫链。',
    },
    'zh-tw': {
      name: '馬可夫鏈',
      meaning: '下一狀態只依賴目前狀態的序列。前向和反向過程都是，所以聯合分布寫成乘積。',
      confusion: 'DDIM 的前向過程還依賴 x_0，不是馬可夫鏈。',
    },
  },
});
