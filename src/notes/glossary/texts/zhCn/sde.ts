import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “sde” in Simplified Chinese. */
export const sde: Record<SymbolId<'sde'>, GlossaryText> = {
  sde: {
    name: '随机微分方程',
    meaning: '连续时间的前向扩散：漂移 f 牵引，强度为 g 的维纳过程扰动。',
    confusion: '反向运行是另一个方程，其中含有得分。',
  },
  reverseSde: {
    name: '反向时间 SDE',
    meaning: '时间倒流的扩散，需要每个 p_t 的得分。dt 为负。',
    confusion: '得分前是 g²，概率流 ODE 中是 ½ g²。',
  },
  probabilityFlowOde: {
    name: '概率流 ODE',
    meaning: '与 SDE 有相同边缘分布 p_t 的确定过程。它给出精确似然和可逆编码；DDIM 是它的一种解法。',
    confusion: '注意 g² 前的系数 ½。',
  },
  vpSde: {
    name: '方差保持 SDE',
    meaning: 'DDPM 的连续极限：信号随噪声增长而缩小，方差有界。',
  },
  veSde: {
    name: '方差爆炸 SDE',
    meaning: '噪声逐级增大的得分匹配的连续极限：信号不变，方差无限增长。',
  },
  subVpSde: {
    name: 'sub-VP SDE',
    meaning: '噪声更小的方差保持型 SDE，方差从不超过 VP SDE。它的似然较好。',
  },
  f: {
    name: '漂移系数',
    meaning: 'SDE 的确定部分：状态平均往哪里走。',
    confusion: '余弦调度的 f(t) 与 DDIM 的 f_θ 是别的函数。',
  },
  g: {
    name: '扩散系数',
    meaning: '时刻 t 维纳过程扰动状态的强度。',
    confusion: 'VP SDE 中 g² = β(t)，g 要开方。在分类器引导中 g 是梯度。',
  },
  G: {
    name: '矩阵扩散系数',
    meaning: 'g 的一般形式，可依赖状态。',
    confusion: 'GAN 的生成器也用这个字母。',
  },
  w: {
    name: '维纳过程',
    meaning: '布朗运动：增量独立、服从高斯，方差等于经过的时间。',
    confusion: '引导中的 w 是权重。dw 的大小是 √dt 而非 dt。',
  },
  wBar: {
    name: '反向维纳过程',
    meaning: '时间从 T 倒流向 0 时的布朗运动。',
  },
  beta_continuous: {
    name: '噪声速率',
    meaning: '连续时间的 β：单位时间的噪声方差。',
    confusion: '一步的 β_t 约为 β(t)/N。',
  },
  beta_min: {
    name: '起始噪声速率',
    meaning: '连续时间开始处的 β(0)，是 DDPM 的 β_1 的 N 倍。',
  },
  beta_max: {
    name: '末端噪声速率',
    meaning: '连续时间末端的 β(1)，是 DDPM 的 β_T 的 N 倍。',
  },
  t_continuous: {
    name: '连续时间',
    meaning: 'SDE 的时间：0 为数据，T（常取 1）为噪声。',
    confusion: 'DDPM 数步 1…T；流匹配方向相反。',
  },
  x_continuous: {
    name: '时刻 t 的状态',
    meaning: '连续时间中扩散的数据；x(0) 是数据，x(T) 是噪声。',
  },
  N_scales: {
    name: '噪声级数',
    meaning: '用多少个离散级代表连续时间；即 DDPM 的 T。',
    confusion: '花体 𝒩 是正态分布。',
  },
  deltaT: {
    name: '时间步长',
    meaning: '数值求解器一步所走的时间长度。',
    confusion: '一步的噪声带有因子 √Δt。',
  },
  hutchinson: {
    name: 'Skilling–Hutchinson 迹估计',
    meaning: '用随机向量的一次向量–雅可比乘积来估计散度。',
  },
  conditionalScore: {
    name: '条件得分',
    meaning: '给定条件时数据的得分。由贝叶斯公式，它等于得分加上分类器的梯度。',
  },
};
