import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const x0 = symbol({
  tex: raw`\mathbf{x}_0`,
  plain: 'x_0',
  definition: raw`\mathbf{x}_0\sim q(\mathbf{x}_0)`,
  source: section(ddpm, '2'),
  shape: 'data',
  from: ['q_data'],
  to: ['x_t', 'muTilde_t'],
  confusedWith: ['x0Hat', 'flow_x0'],
  timeless: false,
  code: { diffusers: 'pred_original_sample (x̂_0)', ddpm: 'x_start' },

  texts: {
    en: {
      name: 'clean data',
      meaning:
        'A sample of the data distribution, for example an image scaled to [−1, 1]. The forward process starts from it and the reverse process ends at it.',
      confusion: 'x̂_0, the x_0 that the network predicts from x_t, is an estimate and changes at every step.',
    },
    'zh-cn': {
      name: '干净数据',
      meaning: '数据分布的一个样本，例如缩放到 [−1, 1] 的图像。前向过程从它开始，反向过程到它结束。',
      confusion: 'x̂_0 是网络由 x_t 预测出的 x_0，只是估计值，每一步都会变。',
    },
    'zh-tw': {
      name: '乾淨資料',
      meaning: '資料分布的一個樣本，例如縮放到 [−1, 1] 的影像。前向過程從它開始，反向過程到它結束。',
      confusion: 'x̂_0 是網路由 x_t 預測出的 x_0，只是估計值，每一步都會變。',
    },
  },
});
