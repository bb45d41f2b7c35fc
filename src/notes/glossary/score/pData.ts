import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const pData = symbol({
  tex: raw`p_{\mathrm{data}}`,
  plain: 'p_data',
  definition: raw`\mathbf{x}\sim p_{\mathrm{data}}(\mathbf{x})`,
  source: section(scoreSde, '2.1'),
  shape: 'density',
  to: ['p_t', 'x_0'],
  confusedWith: ['q_data', 'p_model', 'p_t'],
  code: { scoreSde: 'train_ds' },

  texts: {
    en: {
      name: 'data distribution',
      meaning: 'The unknown distribution that the training data come from.',
      confusion: 'DDPM writes q(x_0).',
    },
    'zh-cn': {
      name: '数据分布',
      meaning: '训练数据所来自的未知分布。',
      confusion: 'DDPM 记作 q(x_0)。',
    },
    'zh-tw': {
      name: '資料分布',
      meaning: '訓練資料所來自的未知分布。',
      confusion: 'DDPM 記作 q(x_0)。',
    },
  },
});
