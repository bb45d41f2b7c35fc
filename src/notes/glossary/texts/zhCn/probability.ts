import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “probability” in Simplified Chinese. */
export const probability: Record<SymbolId<'probability'>, GlossaryText> = {
  expectation: {
    name: '期望',
    meaning: '对下标所示分布取平均。训练时用一个批次的平均代替。',
    confusion: '下标说明哪些量是随机的，其余保持不变。',
  },
  variance: {
    name: '方差',
    meaning: '与均值之差的平方的期望，衡量分散程度。',
    confusion: '单位是 x 的平方；开方才是标准差。',
  },
  covariance: {
    name: '协方差',
    meaning: '两个量如何一起变化；与自身的协方差就是方差。',
  },
  probabilityOf: {
    name: '事件的概率',
    meaning: '0 到 1 之间的数。P(A|B) 是已知 B 发生时 A 的概率。',
    confusion: '密度 p(x) 可以大于 1，概率不能。',
  },
  event: {
    name: '事件',
    meaning: '可能发生也可能不发生的事，例如“硬币正面朝上”；它是有概率的结果集合。',
    confusion: '随机变量取值，事件只有发生与不发生。',
  },
  density: {
    name: '概率密度',
    meaning: '随机变量的取值在某点附近有多密集。概率是它的积分。',
    confusion: 'p_θ 是学出来的那一个。',
  },
  given: {
    name: '给定（条件）',
    meaning: '竖线之后的量已知。p(x|y) 是 y 固定时 x 的分布。',
    confusion: '双竖线 ‖ 隔开 KL 散度的两个分布。',
  },
  distributed: {
    name: '服从分布',
    meaning: '左边的量从右边的分布中抽取。',
    confusion: '∝ 比较函数，≈ 比较数值。',
  },
  randomVariable: {
    name: '随机变量',
    meaning: '取值由分布抽出的量。大写字母表示变量，小写字母表示它的取值。',
  },
  sampleSize: {
    name: '样本数',
    meaning: '取平均所用的独立样本个数。',
  },
  sampleMean: {
    name: '样本均值',
    meaning: 'n 个样本的平均。它的方差是 σ²/n。',
    confusion: 'μ 是分布的均值，X̄ 是样本的均值。ᾱ_t 上的横线表示乘积，不是平均。',
  },
  iid: {
    name: '独立同分布',
    meaning: '所有样本来自同一分布，彼此互不提供信息。',
    confusion: '马尔可夫链的各个状态并不独立。',
  },
  clt: {
    name: '中心极限定理',
    meaning: '许多方差有限的独立变量之和，经中心化与缩放后接近高斯。',
    confusion: 'X̄ 本身趋于 μ；趋于 N(0, 1) 的是 √n (X̄ − μ)/σ。DDPM 每一步本来就是高斯，用不到这个定理。',
  },
  prior: {
    name: '先验',
    meaning: '看到数据之前的信念。DDPM 中隐变量的先验是 p(x_T) = N(0, I)。',
    confusion: '后验是看过数据之后的。',
  },
  posterior: {
    name: '后验',
    meaning: '看过数据之后的信念：似然乘先验再归一化。',
    confusion: '似然是参数的函数，后验是参数的分布。',
  },
  likelihood: {
    name: '似然',
    meaning: '看到的数据有多可能，视为参数的函数。',
    confusion: '它不是参数的分布，积分不必为 1。',
  },
  evidence: {
    name: '证据',
    meaning: '把未知量全部积分掉之后数据的概率。它使后验归一；ELBO 是它对数的下界。',
  },
  bayes: {
    name: '贝叶斯公式',
    meaning: '把条件概率反过来：后验 = 似然 × 先验 / 证据。由前向过程得到 q(x_{t−1}|x_t, x_0) 用的就是它。',
    confusion: 'p(x|y) 与 p(y|x) 不是一回事。',
  },
  markovChain: {
    name: '马尔可夫链',
    meaning: '下一状态只依赖当前状态的序列。前向和反向过程都是，所以联合分布写成乘积。',
    confusion: 'DDIM 的前向过程还依赖 x_0，不是马尔可夫链。',
  },
};
