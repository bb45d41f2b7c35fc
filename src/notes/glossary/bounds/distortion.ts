import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const distortion = symbol({
  tex: raw`\sqrt{\lVert\mathbf{x}_0-\hat{\mathbf{x}}_0\rVert^2/D}`,
  plain: 'distortion',
  definition: raw`\text{distortion}=\sqrt{\lVert\mathbf{x}_0-\hat{\mathbf{x}}_0\rVert^2/D}`,
  source: section(ddpm, '4.3'),
  shape: 'positive',
  from: ['x_0', 'x0Hat', 'dataDimension'],
  to: ['bitsPerDim'],
  confusedWith: ['rate', 'L_0'],

  texts: {
    en: {
      name: 'distortion',
      meaning: 'The root mean squared error of the image decoded so far.',
    },
    'zh-cn': {
      name: '失真',
      meaning: '到目前为止解码出的图像的均方根误差。',
    },
    'zh-tw': {
      name: '失真',
      meaning: '到目前為止解碼出的影像的均方根誤差。',
    },
  },
});
