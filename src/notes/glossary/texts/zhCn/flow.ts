import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “flow” in Simplified Chinese. */
export const flow: Record<SymbolId<'flow'>, GlossaryText> = {
  flow_x0: {
    name: '起点：噪声',
    meaning: '流匹配中时刻 0 是噪声，即源分布的样本。',
    confusion: '在 DDPM 中 x_0 是干净数据。',
  },
  flow_x1: {
    name: '终点：数据',
    meaning: '流匹配中时刻 1 是数据，由数据分布抽取。',
    confusion: '在 DDPM 中 x_1 是加噪一步的数据。',
  },
  flow_xt: {
    name: '路径上的点',
    meaning: '时刻 t 噪声与数据的混合；σ_min = 0 时在二者的连线上。',
    confusion: '权重是 t 与 1 − t，不是 √ᾱ_t 与 √(1 − ᾱ_t)。',
  },
  flow_t: {
    name: '流的时间',
    meaning: '从 0（噪声）走到 1（数据）的时间。',
    confusion: '扩散方向相反：t = 0 是数据。',
  },
  u_t: {
    name: '边缘向量场',
    meaning: '把 p_0 搬运到 p_1 的速度：对可能到达的数据取条件场的平均。无法直接计算。',
    confusion: '网络 v_t 通过 u_t(x|x_1) 学习它。',
  },
  u_cond: {
    name: '条件向量场',
    meaning: '通向一个已知数据点的路径的速度，是训练的目标。',
  },
  v_flow: {
    name: '学习的向量场',
    meaning: '网络：每个位置和时刻的速度。从噪声出发沿它前进得到样本。',
    confusion: 'v 预测的 v = α_t ε − σ_t x 是另一种目标。',
  },
  phi_t: {
    name: '流',
    meaning: '从 x 出发、沿向量场运动的点在时刻 t 的位置。',
    confusion: 'ψ_t 是单个条件的流。',
  },
  psi_t: {
    name: '条件流',
    meaning: '把噪声移向一个数据点：按 σ_t(x_1) 缩放，再平移 μ_t(x_1)。',
  },
  p_path: {
    name: '概率路径',
    meaning: '从 t = 0 的噪声通向 t = 1 的数据的一族密度。',
    confusion: '在 SDE 论文中 p_0 是数据。',
  },
  p_cond: {
    name: '条件概率路径',
    meaning: '由噪声收缩到一个数据点的高斯。',
  },
  p_0: {
    name: '源分布',
    meaning: '时刻 0 的密度，标准正态噪声。',
    confusion: '在 SDE 论文中 p_0 是数据。',
  },
  p_1: {
    name: '目标分布',
    meaning: '时刻 1 的密度，它近似于数据分布。',
  },
  mu_cond: {
    name: '条件路径的均值',
    meaning: '从 0 出发，随 t 移动到数据点 x_1。',
    confusion: '与 μ_θ 不同，它不需要学习。',
  },
  sigma_cond: {
    name: '条件路径的标准差',
    meaning: '由 1 逐渐缩小到 σ_min 的宽度。',
  },
  sigma_min_flow: {
    name: '最终宽度',
    meaning: '时刻 1 时数据点周围还剩下的小宽度。',
  },
  L_FM: {
    name: '流匹配目标',
    meaning: '与边缘向量场的平方误差，无法计算。',
    confusion: 'L_CFM 梯度相同且可以计算。',
  },
  L_CFM: {
    name: '条件流匹配目标',
    meaning: '与通向已知数据点的路径速度之间的平方误差。梯度与 L_FM 相同。',
  },
  pushforward: {
    name: '推前',
    meaning: '点经过映射后的密度：原密度乘以体积变化。',
  },
  continuityEquation: {
    name: '连续性方程',
    meaning: '概率质量只移动，不增不减：它把概率路径与向量场联系起来。',
  },
  pi: {
    name: '圆周率',
    meaning: '3.14159…；出现在高斯的归一化常数与余弦调度中。',
    confusion: 'π_0、π_1 是分布。',
  },
};
