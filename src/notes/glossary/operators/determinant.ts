import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const determinant = symbol({
  tex: raw`\det`,
  plain: 'det',
  definition: raw`\det(\sigma^2\mathbf{I})=\sigma^{2d}`,
  source: equation(flowMatching, '4'),
  shape: 'operator',
  to: ['N', 'pushforward'],
  confusedWith: ['trace', 'norm'],
  code: { diffusers: 'torch.det' },

  texts: {
    en: {
      name: 'determinant',
      meaning: 'How much a linear map stretches volume. For σ²I in d dimensions it is σ to the power 2d.',
    },
    'zh-cn': {
      name: '行列式',
      meaning: '线性映射把体积放大的倍数。d 维的 σ²I 为 σ 的 2d 次方。',
    },
    'zh-tw': {
      name: '行列式',
      meaning: '線性映射把體積放大的倍數。d 維的 σ²I 為 σ 的 2d 次方。',
    },
  },
});
