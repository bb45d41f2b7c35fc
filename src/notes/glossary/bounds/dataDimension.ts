import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const dataDimension = symbol({
  tex: 'D',
  plain: 'D',
  definition: raw`D=\text{channels}\times\text{height}\times\text{width}`,
  source: equation(ddpm, '13'),
  shape: 'count',
  to: ['p_decoder', 'bitsPerDim'],
  confusedWith: ['discriminator', 'D_theta'],
  code: { diffusers: 'in_channels * sample_size**2', ddpm: 'np.prod(x_start.shape[1:])' },

  texts: {
    en: {
      name: 'dimension of the data',
      meaning: 'The number of elements of one sample, for CIFAR-10 3 × 32 × 32 = 3072.',
      confusion: 'D(x) with an image as argument is a GAN’s discriminator.',
    },
    'zh-cn': {
      name: '数据维数',
      meaning: '一个样本的元素个数，CIFAR-10 为 3 × 32 × 32 = 3072。',
      confusion: '以图像为自变量的 D(x) 是 GAN 的判别器。',
    },
    'zh-tw': {
      name: '資料維度',
      meaning: '一個樣本的元素個數，CIFAR-10 為 3 × 32 × 32 = 3072。',
      confusion: '以影像為自變數的 D(x) 是 GAN 的鑑別器。',
    },
  },
});
