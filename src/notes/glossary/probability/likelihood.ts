import { prml } from '../papers';
import { raw, section, symbol } from '../symbol';

export const likelihood = symbol({
  tex: raw`p(x|\theta)`,
  plain: 'p(x|θ)',
  definition: raw`\theta\mapsto p(x|\theta)\quad(x\text{ fixed})`,
  source: section(prml, '1.2.3'),
  shape: 'positive',
  to: ['posterior', 'NLL'],
  confusedWith: ['posterior', 'density'],

  texts: {
    en: {
      name: 'likelihood',
      meaning: 'How probable the seen data are, as a function of the parameters.',
      confusion: 'It is no distribution over the parameters and need not integrate to 1.',
    },
    'zh-cn': {
      name: '似然',
      meaning: '看到的数据有多可能，视为参数的函数。',
      confusion: '它不是参数的分布，积分不必为 1。',
    },
    'zh-tw': {
      name: '概似',
      meaning: '看到的資料有多可能，視為參數的函數。',
      confusion: '它不是參數的分布，積分不必為 1。',
    },
  },
});
