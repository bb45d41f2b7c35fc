import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const pPrior = symbol({
  tex: raw`p(\mathbf{x}_T)`,
  plain: 'p(x_T)',
  definition: raw`p(\mathbf{x}_T)=\mathcal{N}(\mathbf{x}_T;\mathbf{0},\mathbf{I})`,
  source: equation(ddpm, '1'),
  shape: 'density',
  from: ['N'],
  to: ['x_T', 'L_T', 'p_theta'],
  confusedWith: ['q_marginal'],
  code: { diffusers: 'randn_tensor', scoreSde: 'prior_sampling' },

  texts: {
    en: {
      name: 'prior of the reverse process',
      meaning: 'The standard normal distribution that sampling starts from.',
      confusion: 'It is fixed and free of data; q(x_T|x_0) only comes close to it.',
    },
    'zh-cn': {
      name: '反向过程的先验',
      meaning: '采样出发的标准正态分布，不含任何数据信息。',
      confusion: '它固定且不依赖数据；q(x_T|x_0) 只是接近它。',
    },
    'zh-tw': {
      name: '反向過程的先驗',
      meaning: '取樣出發的標準常態分布，不含任何資料資訊。',
      confusion: '它固定且不依賴資料；q(x_T|x_0) 只是接近它。',
    },
  },
});
