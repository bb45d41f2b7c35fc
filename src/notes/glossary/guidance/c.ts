import { classifierFree } from '../papers';
import { raw, section, symbol } from '../symbol';

export const c = symbol({
  tex: raw`\mathbf{c}`,
  plain: 'c',
  definition: raw`\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda,\mathbf{c})`,
  source: section(classifierFree, '3.2'),
  shape: 'label',
  to: ['epsilon_cond', 'epsilonTilde'],
  confusedWith: ['y', 'constantC', 'nullCondition'],
  code: { diffusers: 'encoder_hidden_states' },

  texts: {
    en: {
      name: 'condition',
      meaning: 'What guides a sample: a class, a text, an image.',
      confusion: 'A capital C is a constant or a covariance of features.',
    },
    'zh-cn': {
      name: '条件',
      meaning: '引导样本的信息：类别、文本或图像。',
      confusion: '大写 C 是常数或特征的协方差。',
    },
    'zh-tw': {
      name: '條件',
      meaning: '引導樣本的資訊：類別、文字或影像。',
      confusion: '大寫 C 是常數或特徵的共變異數。',
    },
  },
});
