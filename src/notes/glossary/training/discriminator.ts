import { gan } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const discriminator = symbol({
  tex: 'D',
  plain: 'D',
  definition: raw`\min_G\max_D\ \mathbb{E}_{x\sim p_{\mathrm{data}}}[\log D(x)]+\mathbb{E}_{z\sim p_z}[\log(1-D(G(z)))]`,
  source: equation(gan, '1'),
  shape: 'numberMap',
  from: ['generator', 'p_data'],
  confusedWith: ['dataDimension', 'D_theta', 'D_KL'],

  texts: {
    en: {
      name: 'discriminator',
      meaning: 'The network of a GAN that tells real images from generated ones.',
      confusion: 'D is also the dimension of the data, and D_θ a denoiser.',
    },
    'zh-cn': {
      name: '判别器',
      meaning: 'GAN 中分辨真实与生成图像的网络。',
      confusion: 'D 也指数据维数，D_θ 是去噪器。',
    },
    'zh-tw': {
      name: '鑑別器',
      meaning: 'GAN 中分辨真實與生成影像的網路。',
      confusion: 'D 也指資料維度，D_θ 是去雜訊器。',
    },
  },
});
