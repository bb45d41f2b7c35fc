import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const pModel = symbol({
  tex: raw`p_\theta(\mathbf{x}_0)`,
  plain: 'p_θ(x_0)',
  definition: raw`p_\theta(\mathbf{x}_0):=\int p_\theta(\mathbf{x}_{0:T})\,d\mathbf{x}_{1:T}`,
  source: section(ddpm, '2'),
  shape: 'density',
  from: ['p_theta', 'integral'],
  to: ['NLL', 'elbo'],
  confusedWith: ['q_data', 'p_theta'],
  code: {},

  texts: {
    en: {
      name: 'model’s density of the data',
      meaning:
        'What is left of the reverse process when all noisy states are integrated out. Training wants it to be high on real data.',
      confusion: 'The integral cannot be worked out, hence the variational bound.',
    },
    'zh-cn': {
      name: '模型的数据密度',
      meaning: '把反向过程中所有含噪状态积分掉之后剩下的分布。训练希望它在真实数据上尽量大。',
      confusion: '这个积分算不出来，所以才用变分界。',
    },
    'zh-tw': {
      name: '模型的資料密度',
      meaning: '把反向過程中所有含雜訊狀態積分掉之後剩下的分布。訓練希望它在真實資料上儘量大。',
      confusion: '這個積分算不出來，所以才用變分界。',
    },
  },
});
