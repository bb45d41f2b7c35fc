import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “reverse” in Simplified Chinese. */
export const reverse: Record<SymbolId<'reverse'>, GlossaryText> = {
  p_theta: {
    name: '反向过程',
    meaning:
      '学习得到的分布：从 N(0, I) 出发、每步去掉一点噪声的马尔可夫链。它的边缘分布 p_θ(x_0) 就是数据的模型。',
    confusion: '真实的反向步 q(x_{t−1}|x_t) 未知，p_θ 是它的近似。',
  },
  p_prior: {
    name: '反向过程的先验',
    meaning: '采样出发的标准正态分布，不含任何数据信息。',
    confusion: '它固定且不依赖数据；q(x_T|x_0) 只是接近它。',
  },
  p_model: {
    name: '模型的数据密度',
    meaning: '把反向过程中所有含噪状态积分掉之后剩下的分布。训练希望它在真实数据上尽量大。',
    confusion: '这个积分算不出来，所以才用变分界。',
  },
  theta: {
    name: '网络参数',
    meaning: '训练所改变的全部权重。采样时通常使用它们的指数移动平均。',
    confusion: 'φ 是另一个网络（如分类器）的权重。',
  },
  epsilon_theta: {
    name: '噪声预测网络',
    meaning:
      '读入 x_t 和 t、估计 x_t 中所含噪声 ε 的网络（DDPM 用 U-Net）。它与得分只差一个因子：∇ log q(x_t) ≈ −ε_θ / √(1 − ᾱ_t)。',
    confusion: 'ε 是真正抽出的噪声，ε_θ 是估计。得分与它符号相反，尺度也不同。',
  },
  mu_theta: {
    name: '反向步的均值',
    meaning: 'p_θ(x_{t−1}|x_t) 的均值，由预测的噪声得到：从 x_t 减去 ε_θ 的若干倍，再乘以 1/√α_t。',
    confusion: 'μ̃_t 需要真实的 x_0，μ_θ 则代入预测的 x̂_0。采样时只能用后者。',
  },
  Sigma_theta: {
    name: '反向步的协方差',
    meaning: 'p_θ(x_{t−1}|x_t) 的协方差。DDPM 不学习它，而是固定为 σ_t² I，所有像素共用一个方差。',
    confusion: '它是方差：对角线上是 σ_t²，不是 σ_t。',
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
    confusion: 'β_t 是前向一步的方差；β̃_t 还要乘上小于 1 的因子 (1 − ᾱ_{t−1})/(1 − ᾱ_t)。',
  },
  z: {
    name: '采样步的新噪声',
    meaning: '每个采样步重新抽取的标准正态噪声，乘以 σ_t 后加入。最后一步（t = 1）取 z = 0。',
    confusion: '它与 ε_θ 所预测的 ε 相互独立。',
  },
  q_posterior: {
    name: '前向后验',
    meaning:
      '同时已知 x_t 和 x_0 时前一状态的分布。由贝叶斯公式，它是均值和方差都已知的高斯，也是 p_θ 要匹配的目标。',
    confusion: '不给 x_0 时，q(x_{t−1}|x_t) 不是高斯，也算不出来。',
  },
  q_reverse: {
    name: '真实的反向一步',
    meaning: '只给定 x_t 时前一状态的精确分布。它依赖整个数据分布，所以用 p_θ 近似；β_t 很小时它接近高斯。',
    confusion: 'q(x_{t−1}|x_t, x_0) 还知道 x_0，因此有闭式。',
  },
  x0Hat: {
    name: '预测的干净数据',
    meaning: '由 x_t 与预测噪声推出的 x_0，即网络一步到位的最佳猜测。t 大时它是各种可能的模糊平均。',
    confusion: 'x_0 是真实图像；x̂_0 每一步都变。',
  },
  epsilonHat: {
    name: '预测的噪声',
    meaning: '网络估计的 x_t 中的噪声，也指引导之后或截断 x̂_0 之后重新算出的噪声。',
    confusion: 'ε 是真正抽出的噪声。',
  },
  v_interpolation: {
    name: '学习得到的方差插值系数',
    meaning: '网络对每个像素的输出，使 log Σ_θ 落在 log β̃_t 与 log β_t 之间。',
    confusion: '不是 v 预测中的速度 v_t。',
  },
  ancestralSampling: {
    name: '祖先采样',
    meaning: '沿反向链从父到子逐个抽取状态，每一步都加入新的噪声。',
    confusion: 'η = 0 的 DDIM 不加噪声。',
  },
};
