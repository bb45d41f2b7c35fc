import type { SymbolId } from '../note';
import type { GlossaryText } from './glossaryEntry';

/** The glossary's words in Simplified Chinese. */
export const zhCn: Record<SymbolId, GlossaryText> = {
  x_0: {
    name: '干净数据',
    meaning: '数据分布的一个样本，例如缩放到 [−1, 1] 的图像。前向过程从它开始，反向过程到它结束。',
    confusion: 'x̂_0 是网络由 x_t 预测出的 x_0，只是估计值，每一步都会变。',
  },
  x_t: {
    name: '第 t 步的含噪数据',
    meaning:
      '前向过程走了 t 步之后的数据：x_0 与高斯噪声的加权和。下面两个权重的平方和为 1，因此方差始终保持在归一化数据的水平。',
  },
  'x_{t-1}': {
    name: '噪声少一步的数据',
    meaning:
      '前向过程中紧挨在 x_t 之前的状态。采样时从 p_θ(x_{t−1}|x_t) 抽取它；若同时已知 x_0，它的精确分布就是后验 q(x_{t−1}|x_t, x_0)。',
  },
  x_T: {
    name: '前向过程的终点',
    meaning: '走完全部 T 步的数据。x_0 的信息几乎不剩，所以采样从这里的标准正态噪声开始。',
    confusion: 'q(x_T|x_0) 只是近似于 N(0, I)：均值仍带有因子 √ᾱ_T。这点差距就是变分界中的 L_T 项。',
  },
  t: {
    name: '扩散步',
    meaning:
      '噪声水平的序号，取 1…T：t = 1 几乎干净，t = T 几乎是纯噪声。训练时均匀抽取，并作为输入告诉网络。',
    confusion: '程序通常从 0 数起，所以论文的 t 对应程序里的 t − 1。',
  },
  T: {
    name: '扩散总步数',
    meaning: '前向链的长度，也是祖先采样时反向链的长度。论文取 1000。',
  },
  beta_t: {
    name: '第 t 步的噪声方差',
    meaning: '前向第 t 步所加噪声的方差，同时信号乘以 √(1 − β_t)。β_1…β_T 这组数就是噪声调度。',
    confusion: 'β_t 本身已是方差：采样方差可以取 σ_t² = β_t，而不是 σ_t = β_t。',
  },
  alpha_t: {
    name: '第 t 步保留的信号方差比例',
    meaning: '1 − β_t 的简写。前向走一步，数据乘以 √α_t。',
    confusion: 'α_t 只说一步，ᾱ_t 说的是到 t 为止的所有步。DDIM（Song et al. 2020）里的 α_t 是 DDPM 的 ᾱ_t。',
  },
  alphaBar_t: {
    name: 'α 到第 t 步的累积乘积',
    meaning: 'x_t 的方差中仍来自 x_0 的比例。它从接近 1 降到接近 0，使我们能从 x_0 一步跳到任意 x_t。',
    confusion: '乘积乘到 t 为止而不是 T，乘的是 α_s = 1 − β_s 而不是 β_s。',
  },
  epsilon: {
    name: '噪声',
    meaning: '与数据同形状的标准正态噪声。把它混入 x_0 得到 x_t，网络学习的正是把它还原出来。',
    confusion: '闭式公式里的 ε 是 t 步噪声合并的结果；前向单步的噪声是另一个变量。',
  },
  epsilon_theta: {
    name: '噪声预测网络',
    meaning:
      '读入 x_t 和 t、估计 x_t 中所含噪声 ε 的网络（DDPM 用 U-Net）。它与得分只差一个因子：∇ log q(x_t) ≈ −ε_θ / √(1 − ᾱ_t)。',
  },
  theta: {
    name: '网络参数',
    meaning: '训练所改变的全部权重。采样时通常使用它们的指数移动平均。',
  },
  mu_theta: {
    name: '反向步的均值',
    meaning: 'p_θ(x_{t−1}|x_t) 的均值，由预测的噪声得到：从 x_t 减去 ε_θ 的若干倍，再乘以 1/√α_t。',
    confusion: 'μ̃_t 需要真实的 x_0，μ_θ 则代入预测的 x̂_0。采样时只能用后者。',
  },
  Sigma_theta: {
    name: '反向步的协方差',
    meaning: 'p_θ(x_{t−1}|x_t) 的协方差。DDPM 不学习它，而是固定为 σ_t² I，所有像素共用一个方差。',
  },
  sigma_t: {
    name: '反向步的标准差',
    meaning:
      '采样第 t 步新加噪声的大小。DDPM 试了两种取法，结果相近：σ_t² = β_t 适合数据服从标准正态的情形，σ_t² = β̃_t 适合数据是单个点的情形。',
    confusion: '它以标准差的身份乘在 z 上：要对 β_t 或 β̃_t 开方。',
  },
  muTilde_t: {
    name: '前向后验的均值',
    meaning: '同时已知 x_t 和 x_0 时 x_{t−1} 的均值：二者的加权和，权重见下表。',
    confusion: 'x_0 的权重里是 √ᾱ_{t−1} β_t，x_t 的权重里是 √α_t (1 − ᾱ_{t−1})，很容易写反。',
  },
  betaTilde_t: {
    name: '前向后验的方差',
    meaning: '同时已知 x_t 和 x_0 时 x_{t−1} 的方差。它小于 β_t，在 t = 1 时为 0。',
  },
  z: {
    name: '采样步的新噪声',
    meaning: '每个采样步重新抽取的标准正态噪声，乘以 σ_t 后加入。最后一步（t = 1）取 z = 0。',
    confusion: '它与 ε_θ 所预测的 ε 相互独立。',
  },
  q: {
    name: '前向过程',
    meaning:
      '把数据变成噪声的分布：由许多小的高斯步组成的固定马尔可夫链，没有要学习的东西。由它导出的分布也用同一字母，如 q(x_t|x_0) 和 q(x_{t−1}|x_t, x_0)。',
  },
  p_theta: {
    name: '反向过程',
    meaning:
      '学习得到的分布：从 N(0, I) 出发、每步去掉一点噪声的马尔可夫链。它的边缘分布 p_θ(x_0) 就是数据的模型。',
  },
  N: {
    name: '正态分布',
    meaning: 'N(x; μ, Σ) 是均值为 μ、协方差为 Σ 的高斯分布在 x 处的密度。分号前的变量可以省略。',
    confusion: '最后一个参数是方差（或协方差），不是标准差。',
  },
  L_simple: {
    name: '简化的训练目标',
    meaning:
      '噪声与其预测之间的均方误差，t 均匀抽取。它是去掉各步权重（见下表）的变分界，这样得到的样本质量更好。',
    confusion: '它不是似然的界，带权重的 L_{t−1} 才是。L_simple 更低并不意味着 bits/dim 更少。',
  },
};
