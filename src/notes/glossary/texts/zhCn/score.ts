import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “score” in Simplified Chinese. */
export const score: Record<SymbolId<'score'>, GlossaryText> = {
  score: {
    name: '得分函数',
    meaning: '对数密度对数据的梯度：往哪里移动会更可能。它不需要归一化常数。',
    confusion: '不是对参数的梯度。乘上下面的因子，它就是 −ε。',
  },
  s_theta: {
    name: '得分网络',
    meaning: '估计各噪声水平下含噪数据得分的网络。',
    confusion: '它等于 −ε_θ 除以 √(1 − ᾱ_t)：注意符号和尺度。',
  },
  denoisingScoreMatching: {
    name: '去噪得分匹配',
    meaning: '用已知的噪声核得分训练得分网络；它的平均就是含噪数据的得分。',
    confusion: '配上合适的权重就是 L_simple。',
  },
  p_data: {
    name: '数据分布',
    meaning: '训练数据所来自的未知分布。',
    confusion: 'DDPM 记作 q(x_0)。',
  },
  p_t: {
    name: '时刻 t 的边缘密度',
    meaning: '时刻 t 含噪数据的密度，干净数据已被平均掉。',
    confusion: 'p_{0t} 仍以干净样本为条件；流匹配中 p_0 是噪声。',
  },
  p_0t: {
    name: '转移核',
    meaning: '给定 x(0) 时 x(t) 的密度，漂移为仿射时是高斯。离散时间下就是 q(x_t|x_0)。',
  },
  p_sigma: {
    name: '扰动核',
    meaning: '给数据加上标准差为 σ 的高斯噪声。不带竖线时是含噪数据的密度。',
    confusion: '与 q(x_t|x_0) 不同，信号不缩小。',
  },
  x_tilde: {
    name: '扰动后的数据',
    meaning: '在干净数据上加了水平为 σ 的噪声。',
  },
  noiseLevel: {
    name: '噪声水平',
    meaning: '信号不缩放时数据中噪声的标准差。EDM 用它当时间变量。',
    confusion: 'DDPM 的 σ_t 是一个采样步的噪声；此处的量在 DDPM 中是 √((1 − ᾱ_t)/ᾱ_t)。',
  },
  sigma_min: {
    name: '最小噪声水平',
    meaning: '噪声小到数据可以看作干净的水平。',
  },
  sigma_max: {
    name: '最大噪声水平',
    meaning: '噪声大到数据荡然无存的水平。',
  },
  langevin: {
    name: '朗之万动力学',
    meaning: '沿得分走小步并每步加新噪声，从而对密度采样：一种不会塌缩到众数的梯度上升。',
    confusion: '得分的系数是 ε 时噪声系数为 √(2ε)；得分是 ε/2 时噪声为 √ε。',
  },
  stepSize: {
    name: '步长',
    meaning: '朗之万每步沿得分走多远。趋于零时样本才精确。',
    confusion: '即使写作 ε 也不是噪声；也不是解码器的 δ_±。',
  },
  annealedStepSize: {
    name: '第 i 级的步长',
    meaning: '朗之万步长，正比于该级噪声的方差。',
    confusion: '不是 DDPM 的 α_t。',
  },
  correctorSnr: {
    name: '校正器的信噪比',
    meaning: '由得分与噪声的范数之比确定校正器的步长。',
  },
  predictorCorrector: {
    name: '预测–校正采样器',
    meaning: '交替进行反向 SDE 的一步与修复边缘分布的朗之万步。',
  },
};
