import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “ddim” in Simplified Chinese. */
export const ddim: Record<SymbolId<'ddim'>, GlossaryText> = {
  alpha_ddim: {
    name: 'DDIM 记法的信号比例',
    meaning: 'DDPM 记作 ᾱ_t 的累积乘积，DDIM 论文不写横线。',
    confusion: 'DDPM 的 α_t 只是一步，在这里写作 α_t / α_{t−1}。',
  },
  q_sigma: {
    name: 'DDIM 的前向过程族',
    meaning:
      '与 DDPM 有相同边缘分布 q(x_t|x_0) 的非马尔可夫过程，每个 σ 对应一个。同一个训练好的网络适用于全部。',
    confusion: '不带下标的 q 是 DDPM 的马尔可夫链。',
  },
  sigma_ddim: {
    name: 'DDIM 步的噪声',
    meaning: '相邻两个访问步之间新噪声的标准差。η = 0 时为零，η = 1 时等于 DDPM 的 √β̃。',
    confusion: '它直接乘在 ε 上，在 √(1 − α_{t−1} − σ_t²) 中则取平方。',
  },
  eta: {
    name: 'DDIM 的随机性系数',
    meaning: '缩放每步的噪声：0 为确定性的 DDIM，1 为 DDPM 的方差。',
    confusion: '在 θ ← θ − η∇L 中它是学习率。',
  },
  tau: {
    name: '子序列的步',
    meaning: '快速采样器访问的步，是训练所用 T 步中的少数几步。',
    confusion: 'τ_i 是训练的步号，i 是第几次访问。',
  },
  S_steps: {
    name: '采样步数',
    meaning: '子序列 τ 的长度，即调用网络的次数。',
    confusion: 'T 是训练用的步数。',
  },
  f_theta: {
    name: 'DDIM 中预测的 x_0',
    meaning: '由 x_t 与预测噪声得到的去噪结果。',
    confusion: '不带 θ 的 f(x, t) 是 SDE 的漂移。',
  },
  ddimStep: {
    name: 'DDIM 一步',
    meaning: '先到预测的 x_0，再沿预测噪声回到较低的噪声水平，最后加上大小为 σ_t 的新噪声。',
    confusion: '其中的 α 是 DDPM 的 ᾱ。',
  },
  x_bar: {
    name: '重新缩放的状态',
    meaning: 'x 除以 √α，使信号权重保持 1，只有噪声增长。此时 DDIM 步就是 ODE 的欧拉步。',
    confusion: '横线不表示平均。',
  },
  noiseToSignal: {
    name: '噪信比',
    meaning: '信号权重保持 1 时的噪声水平；即方差爆炸型和 EDM 记法中的 σ。',
    confusion: 'DDPM 的 σ_t 是采样步所加的噪声。',
  },
  L_gamma: {
    name: '加权目标',
    meaning: '各 t 的噪声预测平方误差按 γ_t 加权求和。权重全为 1 就是 L_simple。',
  },
  gamma_t: {
    name: '第 t 步的权重',
    meaning: '第 t 步在目标 L_γ 中所占分量。',
    confusion: 'γ 也用作引导强度，以及 VDM 的负对数信噪比。',
  },
};
