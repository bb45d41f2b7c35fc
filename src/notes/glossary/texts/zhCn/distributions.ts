import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “distributions” in Simplified Chinese. */
export const distributions: Record<SymbolId<'distributions'>, GlossaryText> = {
  N: {
    name: '正态分布',
    meaning: 'N(x; μ, Σ) 是均值为 μ、协方差为 Σ 的高斯分布在 x 处的密度。分号前的变量可以省略。',
    confusion: '最后一个参数是方差（或协方差），不是标准差。',
  },
  mu: {
    name: '均值',
    meaning: '分布的期望；对高斯而言就是它的中心。',
    confusion: 'μ_θ 是网络的输出，μ̃_t 是精确的后验均值。',
  },
  sigma: {
    name: '标准差',
    meaning: '方差的平方根，即偏离均值的典型距离。',
    confusion: 'N(μ, σ²) 里写方差 σ²，重参数化 μ + σε 里写 σ。',
  },
  Sigma: {
    name: '协方差矩阵',
    meaning: '各元素的方差以及它们如何一起变化。若为 I 的倍数，则各元素独立且方差相同。',
    confusion: '上下带有界限的 Σ 是求和号。',
  },
  identity: {
    name: '单位矩阵',
    meaning: '对角线为 1，其余为 0。作为协方差，它表示各元素独立、方差为 1。',
  },
  zero: {
    name: '零向量',
    meaning: '与数据同形状的全零数组；标准正态噪声的均值。',
  },
  uniform: {
    name: '均匀分布',
    meaning: '区间内的取值机会均等。训练时 t 由它抽取。',
  },
  normalCdf: {
    name: '标准正态分布函数',
    meaning: '标准正态变量不超过 a 的概率。L_0 的解码器用它的差。',
    confusion: '小写 φ 表示分类器参数或流。',
  },
  logVariance: {
    name: '对数方差',
    meaning: '网络输出它而不直接输出 σ²，方差便总为正。',
    confusion: '取 exp 得到方差；标准差要先除以 2 再取 exp。',
  },
  reparameterisation: {
    name: '重参数化技巧',
    meaning: '把高斯抽样写成参数与标准正态 ε 的确定函数，使梯度能够通过。',
    confusion: 'ε 前面是标准差，不是方差。',
  },
  latent: {
    name: '隐变量',
    meaning: '数据背后观测不到的量，例如 VAE 的编码 z。扩散模型的隐变量是含噪状态 x_1…x_T。',
    confusion: '采样步里的 z 是新噪声；VDM 里的 z_t 是含噪数据。',
  },
  D_KL: {
    name: 'KL 散度',
    meaning: '在 p 的概率质量所在之处衡量 q 与 p 相差多远。只有两个分布相同时为 0。',
    confusion: '不对称：D_KL(p‖q) ≠ D_KL(q‖p)，也不是距离。',
  },
  gaussianKl: {
    name: '两个高斯的 KL 散度',
    meaning: '有闭式，无需抽样。方差相同时只剩 (μ_p − μ_q)²/(2σ²)，L_{t−1} 因此变成平方误差。',
    confusion: '分母里是第二个分布的方差。',
  },
  entropy: {
    name: '熵',
    meaning: '−log p 的平均，衡量分布有多不确定。对密度而言可以为负。',
  },
  jensen: {
    name: '詹森不等式',
    meaning: '对凸函数 f，均值的 f 不大于 f 的均值；对凹的对数则相反。ELBO 由此得出。',
  },
};
