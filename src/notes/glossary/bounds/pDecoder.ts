import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const pDecoder = symbol({
  tex: raw`p_\theta(\mathbf{x}_0|\mathbf{x}_1)`,
  plain: 'p_θ(x_0|x_1)',
  definition: raw`p_\theta(\mathbf{x}_0|\mathbf{x}_1)=\prod_{i=1}^{D}\int_{\delta_-(x_0^i)}^{\delta_+(x_0^i)}\mathcal{N}(x;\mu_\theta^i(\mathbf{x}_1,1),\sigma_1^2)\,dx`,
  source: equation(ddpm, '13'),
  shape: 'conditionalDensity',
  from: ['mu_theta', 'sigma_t', 'delta_plus', 'delta_minus', 'normalCdf'],
  to: ['L_0'],
  confusedWith: ['p_theta', 'q_reverse'],
  code: {
    ddpm: 'discretized_gaussian_log_likelihood',
    improvedDdpm: 'discretized_gaussian_log_likelihood',
  },

  texts: {
    en: {
      name: 'discretised decoder',
      meaning:
        'The last reverse step gives every one of the 256 pixel values the probability mass of its bin, so that the likelihood of integer data is a real one.',
      confusion: 'All other reverse steps are densities; only this one is discrete.',
    },
    'zh-cn': {
      name: '离散化解码器',
      meaning: '最后一步反向给 256 个像素值各自所在区间的概率质量，使整数数据的似然真正成立。',
      confusion: '其余反向步都是密度，只有这一步是离散的。',
    },
    'zh-tw': {
      name: '離散化解碼器',
      meaning: '最後一步反向給 256 個像素值各自所在區間的機率質量，使整數資料的概似真正成立。',
      confusion: '其餘反向步都是密度，只有這一步是離散的。',
    },
  },
});
