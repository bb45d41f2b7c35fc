import { frechetDistance } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const FID = symbol({
  tex: raw`\mathrm{FID}`,
  plain: 'FID',
  definition: raw`\mathrm{FID}=\lVert\mathbf{m}-\mathbf{m}_w\rVert_2^2+\mathrm{Tr}\left(\mathbf{C}+\mathbf{C}_w-2(\mathbf{C}\,\mathbf{C}_w)^{1/2}\right)`,
  source: equation(frechetDistance, '6'),
  shape: 'positive',
  from: ['mu', 'Sigma', 'trace'],
  confusedWith: ['inceptionScore', 'NLL'],
  code: { scoreSde: 'tfgan.eval.frechet_classifier_distance_from_activations', edm: 'fid.py' },

  texts: {
    en: {
      name: 'Fréchet Inception distance',
      meaning:
        'The distance between two Gaussians fitted to the Inception features of real and of generated images. Lower is better.',
      confusion: 'It depends on the number of samples; compare only equal numbers.',
    },
    'zh-cn': {
      name: '弗雷歇 Inception 距离',
      meaning: '对真实与生成图像的 Inception 特征各拟合一个高斯，取二者的距离。越低越好。',
      confusion: '它受样本数影响，只能在样本数相同时比较。',
    },
    'zh-tw': {
      name: '弗雷歇 Inception 距離',
      meaning: '對真實與生成影像的 Inception 特徵各擬合一個高斯，取兩者的距離。越低越好。',
      confusion: '它受樣本數影響，只能在樣本數相同時比較。',
    },
  },
});
