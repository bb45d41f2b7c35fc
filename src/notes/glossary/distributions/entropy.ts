import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const entropy = symbol({
  tex: 'H',
  plain: 'H',
  definition: raw`\mathrm{H}[p]=-\int p(x)\log p(x)\,dx`,
  source: equation(prml, '1.104'),
  shape: 'nats',
  from: ['expectation', 'log'],
  to: ['D_KL'],
  confusedWith: ['D_KL', 'NLL'],

  texts: {
    en: {
      name: 'entropy',
      meaning: 'The mean of −log p: how uncertain a distribution is. For densities it may be negative.',
    },
    'zh-cn': {
      name: '熵',
      meaning: '−log p 的平均，衡量分布有多不确定。对密度而言可以为负。',
    },
    'zh-tw': {
      name: '熵',
      meaning: '−log p 的平均，衡量分布有多不確定。對密度而言可以為負。',
    },
  },
});
