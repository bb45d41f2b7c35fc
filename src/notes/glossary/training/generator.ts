import { gan } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const generator = symbol({
  tex: 'G',
  plain: 'G',
  definition: raw`x=G(z),\qquad z\sim p_z`,
  source: equation(gan, '1'),
  shape: 'dataMap',
  from: ['z'],
  to: ['discriminator'],
  confusedWith: ['G', 'epsilon_theta'],

  texts: {
    en: {
      name: 'generator',
      meaning: 'The network of a GAN that makes an image from noise in one go.',
    },
    'zh-cn': {
      name: '生成器',
      meaning: 'GAN 中由噪声一次生成图像的网络。',
    },
    'zh-tw': {
      name: '生成器',
      meaning: 'GAN 中由雜訊一次生成影像的網路。',
    },
  },
});
