import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “parameterisation” in Simplified Chinese. */
export const parameterisation: Record<SymbolId<'parameterisation'>, GlossaryText> = {
  SNR: {
    name: '信噪比',
    meaning: '含噪数据中信号尺度平方与噪声尺度平方之比。它随 t 下降，是调度真正决定的量。',
    confusion: '用 DDPM 的记号是 ᾱ_t/(1 − ᾱ_t)，没有根号。',
  },
  logSnr: {
    name: '对数信噪比',
    meaning: '从很大的正数（干净）到很小的负数（噪声）的噪声水平刻度。',
    confusion: 'DPM-Solver 的 λ_t 是 log(α_t/σ_t)，为其一半。λ 也可能是损失的权重。',
  },
  signalScale: {
    name: '信号尺度',
    meaning: '含噪数据中干净数据的系数。DDPM 里是 √ᾱ_t。',
    confusion: 'DDPM 自己的 α_t 是 1 − β_t。笔记用的是哪一种，看它的 x_t 公式。',
  },
  noiseScale: {
    name: '噪声尺度',
    meaning: '含噪数据中 ε 的系数，是标准差。DDPM 里是 √(1 − ᾱ_t)。',
    confusion: 'DDPM 的 σ_t 是采样步新加的噪声。',
  },
  z_latent: {
    name: '含噪隐变量',
    meaning: 'VDM 与引导类论文记法中的含噪数据，其中 x 是干净数据。',
    confusion: '不带下标的 z 是新噪声。',
  },
  gamma_eta: {
    name: 'VDM 学习的噪声调度',
    meaning: '单调网络，其值为时刻 t 的负对数信噪比。',
  },
  v_target: {
    name: '速度目标 v',
    meaning: '噪声与数据的混合，按 x_t 的角度旋转而成；v 预测学习的就是它。即使信号消失，它的尺度仍合适。',
    confusion: '流匹配的速度 x_1 − x_0 权重不同，时间方向也相反。',
  },
  v_theta: {
    name: 'v 预测网络',
    meaning: '网络对 v 的估计。干净数据为 α_t z_t − σ_t v̂。',
    confusion: '不是流匹配的向量场。',
  },
  D_theta: {
    name: '去噪器',
    meaning: '返回噪声水平 σ 下含噪数据所对应的干净数据的期望。EDM 由网络和跳连权重组成它。',
    confusion: '原始网络是 F_θ。',
  },
  F_theta: {
    name: 'EDM 的原始网络',
    meaning: '真正训练的部分；靠周围的权重，其输入输出方差都为 1。',
  },
  c_skip: {
    name: '跳连权重',
    meaning: '含噪输入有多少直接进入输出；噪声小时几乎是全部。',
  },
  c_out: {
    name: '输出权重',
    meaning: '把网络输出缩放到所缺部分的大小。',
  },
  c_in: {
    name: '输入权重',
    meaning: '把含噪输入缩放到单位方差。',
  },
  c_noise: {
    name: '噪声输入',
    meaning: '以网络所接收的形式给出的噪声水平。',
  },
  sigma_data: {
    name: '数据的标准差',
    meaning: '干净数据的离散程度，一个数；[−1, 1] 的图像取 0.5。',
  },
  rho: {
    name: '噪声水平的指数',
    meaning: '弯曲噪声水平序列：越大，σ_min 附近的步越短。EDM 取 7。',
  },
  cosineSchedule: {
    name: '余弦调度',
    meaning: '让 ᾱ_t 按余弦平方下降，两端缓慢，少把步数浪费在纯噪声上。',
    confusion: '别漏掉平方。β_t = 1 − ᾱ_t/ᾱ_{t−1}，并截断在 0.999。',
  },
  cosineOffset: {
    name: '余弦调度的偏移',
    meaning: '避免 t = 0 附近的 β_t 过小的小常数。',
    confusion: 's 还可表示下标、得分和引导强度。',
  },
  karrasLevels: {
    name: 'EDM 的采样 ODE',
    meaning: '以噪声水平为时钟的概率流 ODE，沿递减的水平序列求解。',
  },
};
