import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const pTheta = symbol({
  tex: raw`p_\theta`,
  plain: 'p_θ',
  definition: raw`\begin{aligned}p_\theta(\mathbf{x}_{0:T})&:=p(\mathbf{x}_T)\prod_{t=1}^{T}p_\theta(\mathbf{x}_{t-1}|\mathbf{x}_t)\\p_\theta(\mathbf{x}_{t-1}|\mathbf{x}_t)&:=\mathcal{N}(\mathbf{x}_{t-1};\boldsymbol\mu_\theta(\mathbf{x}_t,t),\boldsymbol\Sigma_\theta(\mathbf{x}_t,t))\end{aligned}`,
  source: equation(ddpm, '1'),
  shape: 'conditionalDensity',
  from: ['mu_theta', 'Sigma_theta', 'p_prior'],
  to: ['p_model', 'x_{t-1}', 'L'],
  confusedWith: ['q', 'q_reverse'],
  code: { diffusers: 'step', ddpm: 'p_sample_loop' },

  texts: {
    en: {
      name: 'reverse process',
      meaning:
        'The learned distribution: a Markov chain that starts from N(0, I) and removes a little noise in every step. Its marginal p_θ(x_0) is the model of the data.',
      confusion: 'The true reverse step q(x_{t−1}|x_t) is unknown; p_θ approximates it.',
    },
    'zh-cn': {
      name: '反向过程',
      meaning:
        '学习得到的分布：从 N(0, I) 出发、每步去掉一点噪声的马尔可夫链。它的边缘分布 p_θ(x_0) 就是数据的模型。',
      confusion: '真实的反向步 q(x_{t−1}|x_t) 未知，p_θ 是它的近似。',
    },
    'zh-tw': {
      name: '反向過程',
      meaning:
        '學習得到的分布：從 N(0, I) 出發、每步去掉一點雜訊的馬可夫鏈。它的邊際分布 p_θ(x_0) 就是資料的模型。',
      confusion: '真實的反向步 q(x_{t−1}|x_t) 未知，p_θ 是它的近似。',
    },
  },
});
