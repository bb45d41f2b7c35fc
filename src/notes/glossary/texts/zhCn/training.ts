import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “training” in Simplified Chinese. */
export const training: Record<SymbolId<'training'>, GlossaryText> = {
  learningRate: {
    name: '学习率',
    meaning: '训练每一步沿负梯度方向走的长度。',
    confusion: 'DDIM 的 η 是采样的随机性。',
  },
  ema: {
    name: '权重的移动平均',
    meaning: '变化缓慢的权重副本，用于采样。',
  },
  sinusoidalEmbedding: {
    name: '正弦时间嵌入',
    meaning: 't 在许多频率上的正弦与余弦，网络以此形式得知步数。',
  },
  discriminator: {
    name: '判别器',
    meaning: 'GAN 中分辨真实与生成图像的网络。',
    confusion: 'D 也指数据维数，D_θ 是去噪器。',
  },
  generator: {
    name: '生成器',
    meaning: 'GAN 中由噪声一次生成图像的网络。',
  },
};
