import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “guidance” in Simplified Chinese. */
export const guidance: Record<SymbolId<'guidance'>, GlossaryText> = {
  y: {
    name: '类别标签',
    meaning: '希望样本呈现的内容，告诉网络或分类器的类别。',
  },
  c: {
    name: '条件',
    meaning: '引导样本的信息：类别、文本或图像。',
    confusion: '大写 C 是常数或特征的协方差。',
  },
  nullCondition: {
    name: '空条件',
    meaning: '代替条件的记号，使同一网络有无条件都能用。',
    confusion: '不是零，也不是 φ。',
  },
  p_phi: {
    name: '含噪数据上的分类器',
    meaning: '给出含噪 x_t 属于标签 y 的概率。分类器引导沿它的梯度走。',
    confusion: '普通分类器遇噪声会失效，必须在 x_t 上训练。',
  },
  phi: {
    name: '分类器参数',
    meaning: '去噪网络之外另一个网络的权重。',
    confusion: '带时间的 φ_t 是流；∅ 是空条件。',
  },
  classifierGradient: {
    name: '分类器的梯度',
    meaning: '使标签更可能的图像变化方向。',
    confusion: '对图像求梯度，不是对权重。',
  },
  classifierScale: {
    name: '分类器引导强度',
    meaning: '放大分类器的梯度：更贴合标签，多样性更少。',
    confusion: '无分类器引导中的权重记作 w。',
  },
  classifierGuidance: {
    name: '分类器引导',
    meaning: '每个采样步把均值或预测噪声按分类器的梯度移动。',
    confusion: '对 ε 是减号，对均值和得分是加号。',
  },
  classifierFreeGuidance: {
    name: '无分类器引导',
    meaning: '从无条件预测出发越过条件预测；两者由同一网络给出。',
    confusion: '论文写 (1 + w) ε_c − w ε，程序写 ε + s (ε_c − ε)，其中 s = 1 + w。',
  },
  guidanceWeight: {
    name: '引导权重',
    meaning: '无分类器引导越过条件预测多远；0 表示不引导。',
    confusion: 'diffusers 的 guidance_scale 是 1 + w。SDE 中 w 是维纳过程。',
  },
  epsilonTilde: {
    name: '引导后的噪声预测',
    meaning: '条件与无条件预测的组合，采样器用它代替 ε_θ。',
  },
  epsilon_cond: {
    name: '条件噪声预测',
    meaning: '把条件告诉网络时它预测的噪声。',
  },
  epsilon_uncond: {
    name: '无条件噪声预测',
    meaning: '同一网络在空条件下预测的噪声。',
  },
  p_uncond: {
    name: '丢弃条件的概率',
    meaning: '训练时隐藏条件的频率，取 0.1 或 0.2。',
  },
  implicitClassifier: {
    name: '隐式分类器',
    meaning: '条件与无条件模型按贝叶斯公式等价的分类器。无分类器引导沿它的梯度走。',
  },
};
