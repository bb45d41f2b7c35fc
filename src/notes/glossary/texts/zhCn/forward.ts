import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “forward” in Simplified Chinese. */
export const forward: Record<SymbolId<'forward'>, GlossaryText> = {
  x_0: {
    name: '干净数据',
    meaning: '数据分布的一个样本，例如缩放到 [−1, 1] 的图像。前向过程从它开始，反向过程到它结束。',
    confusion: 'x̂_0 是网络由 x_t 预测出的 x_0，只是估计值，每一步都会变。',
  },
  x_t: {
    name: '第 t 步的含噪数据',
    meaning:
      '前向过程走了 t 步之后的数据：x_0 与高斯噪声的加权和。下面两个权重的平方和为 1，因此方差始终保持在归一化数据的水平。',
    confusion: '两个权重都是平方根：√ᾱ_t 与 √(1 − ᾱ_t)。流匹配里的 x_t 则用 t 与 1 − t 混合。',
  },
  'x_{t-1}': {
    name: '噪声少一步的数据',
    meaning:
      '前向过程中紧挨在 x_t 之前的状态。采样时从 p_θ(x_{t−1}|x_t) 抽取它；若同时已知 x_0，它的精确分布就是后验 q(x_{t−1}|x_t, x_0)。',
    confusion: '它是带新噪声的抽样，不是均值 μ_θ，也不是预测的 x̂_0。',
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
    confusion: '快速采样器只走 S < T 步，T 仍是训练所用的步数。上标里的 T 可能表示转置。',
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
  q: {
    name: '前向过程',
    meaning:
      '把数据变成噪声的分布：由许多小的高斯步组成的固定马尔可夫链，没有要学习的东西。由它导出的分布也用同一字母，如 q(x_t|x_0) 和 q(x_{t−1}|x_t, x_0)。',
    confusion: 'q 只加噪声，没有参数；p_θ 去除噪声，是学出来的。',
  },
  q_data: {
    name: '数据分布',
    meaning: '训练数据所来自的未知分布。除样本之外，我们对它一无所知。',
    confusion: 'p_θ(x_0) 是模型对它的模仿。',
  },
  q_marginal: {
    name: '前向过程的闭式',
    meaning: '给定干净数据时 x_t 的分布，t 步合并成一个高斯。训练时直接从中抽样。',
    confusion: '方差是 1 − ᾱ_t，写在 ε 前面的才是根号 √(1 − ᾱ_t)。q(x_t|x_{t−1}) 只是一步。',
  },
  noiseSchedule: {
    name: '噪声调度',
    meaning: '训练前固定下来的 β_1…β_T。DDPM 让它们线性上升。',
    confusion: '与学习率调度无关。',
  },
};
