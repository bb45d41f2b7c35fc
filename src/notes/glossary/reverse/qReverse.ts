import { improvedDdpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const qReverse = symbol({
  tex: raw`q(\mathbf{x}_{t-1}|\mathbf{x}_t)`,
  plain: 'q(x_{t−1}|x_t)',
  definition: raw`q(\mathbf{x}_{t-1}|\mathbf{x}_t)=\int q(\mathbf{x}_{t-1}|\mathbf{x}_t,\mathbf{x}_0)\,q(\mathbf{x}_0|\mathbf{x}_t)\,d\mathbf{x}_0`,
  source: section(improvedDdpm, '2.1'),
  shape: 'conditionalDensity',
  from: ['q', 'q_data', 'bayes'],
  to: ['p_theta'],
  confusedWith: ['q_posterior', 'p_theta'],

  texts: {
    en: {
      name: 'true reverse step',
      meaning:
        'The exact distribution of the previous state given x_t alone. It depends on the whole data distribution, so p_θ approximates it; for small β_t it is nearly Gaussian.',
      confusion: 'q(x_{t−1}|x_t, x_0) also knows x_0 and is available in closed form.',
    },
    'zh-cn': {
      name: '真实的反向一步',
      meaning: '只给定 x_t 时前一状态的精确分布。它依赖整个数据分布，所以用 p_θ 近似；β_t 很小时它接近高斯。',
      confusion: 'q(x_{t−1}|x_t, x_0) 还知道 x_0，因此有闭式。',
    },
    'zh-tw': {
      name: '真實的反向一步',
      meaning: '只給定 x_t 時前一狀態的精確分布。它依賴整個資料分布，所以用 p_θ 近似；β_t 很小時它接近高斯。',
      confusion: 'q(x_{t−1}|x_t, x_0) 還知道 x_0，因此有閉式。',
    },
  },
});
