import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “bounds” in Simplified Chinese. */
export const bounds: Record<SymbolId<'bounds'>, GlossaryText> = {
  L_simple: {
    name: '简化的训练目标',
    meaning:
      '噪声与其预测之间的均方误差，t 均匀抽取。它是去掉各步权重（见下表）的变分界，这样得到的样本质量更好。',
    confusion: '它不是似然的界，带权重的 L_{t−1} 才是。L_simple 更低并不意味着每维比特数更少。',
  },
  L: {
    name: '变分界',
    meaning: '负对数似然的上界，即负的 ELBO。它分成 L_T、各个 L_{t−1} 与 L_0。',
    confusion: 'L_simple 去掉了各项权重，不再是界。',
  },
  L_T: {
    name: '变分界的先验项',
    meaning: '前向过程的终点与先验相差多远。调度固定时它不含参数，训练中略去。',
    confusion: '不是最后一个训练步的损失。',
  },
  'L_{t-1}': {
    name: '变分界的去噪项',
    meaning: '模型的反向一步与前向后验相差多远：两个高斯的 KL 散度，即均值的加权平方误差。',
    confusion: 'DDPM 按所预测的状态编号，第 t 步的项记作 L_{t−1}；也有人把同一项记作 L_t。',
  },
  L_t: {
    name: '变分界的第 t 项',
    meaning: '变分界中编号为 t 的项：L_0 是解码项，L_T 是先验项，其余是去噪项。',
    confusion: '按 DDPM 的编号，L_t 属于从 x_{t+1} 到 x_t 的那一步。',
  },
  L_0: {
    name: '变分界的解码项',
    meaning: '给定 x_1 编码数据的代价：最后一步离散化之后的负对数似然。',
  },
  L_hybrid: {
    name: '混合目标',
    meaning: 'L_simple 加上千分之一的变分界，使方差 Σ_θ 得以学习，而均值仍由 L_simple 主导。',
    confusion: '其中的 λ 是权重，不是对数信噪比。',
  },
  lossWeight: {
    name: '损失在时间上的权重',
    meaning: '目标函数中每个噪声水平所占的分量。λ(t) = g(t)² 对应似然，对 ε 取常数则是 L_simple。',
    confusion: 'λ_t 也常指对数信噪比。',
  },
  elbo: {
    name: '证据下界',
    meaning: '位于 log p_θ(x) 之下、可以抽样估计并代替它最大化的量。DDPM 最小化它的相反数。',
    confusion: '当 q 等于隐变量的真实后验时取等号。',
  },
  p_decoder: {
    name: '离散化解码器',
    meaning: '最后一步反向给 256 个像素值各自所在区间的概率质量，使整数数据的似然真正成立。',
    confusion: '其余反向步都是密度，只有这一步是离散的。',
  },
  delta_plus: {
    name: '区间上界',
    meaning: 'x 之上半个灰度级；最大值处为无穷。',
    confusion: '朗之万动力学里的 δ 是步长。',
  },
  delta_minus: {
    name: '区间下界',
    meaning: 'x 之下半个灰度级；最小值处为负无穷。',
  },
  dataDimension: {
    name: '数据维数',
    meaning: '一个样本的元素个数，CIFAR-10 为 3 × 32 × 32 = 3072。',
    confusion: '以图像为自变量的 D(x) 是 GAN 的判别器。',
  },
  constantC: {
    name: '常数',
    meaning: '与 θ 无关的部分。梯度为零，可以从目标中略去。',
    confusion: '小写 c 表示条件。',
  },
  NLL: {
    name: '负对数似然',
    meaning: '模型下数据的编码长度，越低越好。扩散模型用变分界或 ODE 求它。',
  },
  bitsPerDim: {
    name: '每维比特数',
    meaning: '以比特计的负对数似然除以元素个数。不压缩的 8 位图像是 8。',
    confusion: '从 nat 换成比特要除以 log 2。',
  },
  rate: {
    name: '码率',
    meaning: '直到 x_1 的各状态所花的比特，即传了多少关于图像的信息。',
    confusion: '其余的 L_0 是失真的代价。',
  },
  distortion: {
    name: '失真',
    meaning: '到目前为止解码出的图像的均方根误差。',
  },
  FID: {
    name: '弗雷歇 Inception 距离',
    meaning: '对真实与生成图像的 Inception 特征各拟合一个高斯，取二者的距离。越低越好。',
    confusion: '它受样本数影响，只能在样本数相同时比较。',
  },
  inceptionScore: {
    name: 'Inception 分数',
    meaning: '分类器对每张图很确定、而各图类别多样时就高。越高越好。',
    confusion: '它不看真实数据，FID 才看。',
  },
};
