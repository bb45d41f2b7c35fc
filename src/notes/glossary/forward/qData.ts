import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const qData = symbol({
  tex: raw`q(\mathbf{x}_0)`,
  plain: 'q(x_0)',
  definition: raw`\mathbf{x}_0\sim q(\mathbf{x}_0)`,
  source: section(ddpm, '2'),
  shape: 'density',
  to: ['x_0', 'q_reverse', 'p_data'],
  confusedWith: ['p_model', 'q_marginal'],
  code: { diffusers: 'train_dataloader' },

  texts: {
    en: {
      name: 'data distribution',
      meaning:
        'The unknown distribution that the training data come from. Nothing of it is known but its samples.',
      confusion: 'p_θ(x_0) is the model’s imitation of it.',
    },
    'zh-cn': {
      name: '数据分布',
      meaning: '训练数据所来自的未知分布。除样本之外，我们对它一无所知。',
      confusion: 'p_θ(x_0) 是模型对它的模仿。',
    },
    'zh-tw': {
      name: '資料分布',
      meaning: '訓練資料所來自的未知分布。除樣本之外，我們對它一無所知。',
      confusion: 'p_θ(x_0) 是模型對它的模仿。',
    },
  },
});
