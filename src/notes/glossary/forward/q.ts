import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { alphaBar, beta } from '../values';

export const q = symbol({
  tex: 'q',
  plain: 'q',
  definition: raw`\begin{aligned}q(\mathbf{x}_{1:T}|\mathbf{x}_0)&:=\prod_{t=1}^{T}q(\mathbf{x}_t|\mathbf{x}_{t-1})\\q(\mathbf{x}_t|\mathbf{x}_{t-1})&:=\mathcal{N}(\mathbf{x}_t;\sqrt{1-\beta_t}\,\mathbf{x}_{t-1},\beta_t\mathbf{I})\end{aligned}`,
  source: equation(ddpm, '2'),
  shape: 'conditionalDensity',
  from: ['beta_t', 'markovChain', 'N'],
  to: ['q_marginal', 'q_posterior', 'L'],
  confusedWith: ['p_theta', 'q_sigma'],
  values: [beta, alphaBar],
  code: { diffusers: 'add_noise', ddpm: 'q_sample' },

  texts: {
    en: {
      name: 'forward process',
      meaning:
        'The distribution that turns data into noise: a fixed Markov chain of small Gaussian steps, with nothing to learn. The same letter stands for everything that follows from it, such as q(x_t|x_0) and q(x_{t−1}|x_t, x_0).',
      confusion: 'q only adds noise and has no parameters; p_θ removes it and is learned.',
    },
    'zh-cn': {
      name: '前向过程',
      meaning:
        '把数据变成噪声的分布：由许多小的高斯步组成的固定马尔可夫链，没有要学习的东西。由它导出的分布也用同一字母，如 q(x_t|x_0) 和 q(x_{t−1}|x_t, x_0)。',
      confusion: 'q 只加噪声，没有参数；p_θ 去除噪声，是学出来的。',
    },
    'zh-tw': {
      name: '前向過程',
      meaning:
        '把資料變成雜訊的分布：由許多小的高斯步組成的固定馬可夫鏈，沒有要學習的東西。由它導出的分布也用同一字母，如 q(x_t|x_0) 和 q(x_{t−1}|x_t, x_0)。',
      confusion: 'q 只加雜訊，沒有參數；p_θ 去除雜訊，是學出來的。',
    },
  },
});
