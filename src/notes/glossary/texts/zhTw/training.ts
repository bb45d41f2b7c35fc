import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “training” in Traditional Chinese as written in Taiwan. */
export const training: Record<SymbolId<'training'>, GlossaryText> = {
  learningRate: {
    name: '學習率',
    meaning: '訓練每一步沿負梯度方向走的長度。',
    confusion: 'DDIM 的 η 是取樣的隨機性。',
  },
  ema: {
    name: '權重的移動平均',
    meaning: '變化緩慢的權重副本，用於取樣。',
  },
  sinusoidalEmbedding: {
    name: '正弦時間嵌入',
    meaning: 't 在許多頻率上的正弦與餘弦，網路以此形式得知步數。',
  },
  discriminator: {
    name: '鑑別器',
    meaning: 'GAN 中分辨真實與生成影像的網路。',
    confusion: 'D 也指資料維度，D_θ 是去雜訊器。',
  },
  generator: {
    name: '生成器',
    meaning: 'GAN 中由雜訊一次生成影像的網路。',
  },
};
