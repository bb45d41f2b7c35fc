import { prml } from '../papers';
import { raw, section, symbol } from '../symbol';

export const event = symbol({
  tex: 'A',
  plain: 'A',
  definition: raw`A\subseteq\Omega,\qquad 0\le P(A)\le 1`,
  source: section(prml, '1.2'),
  shape: 'event',
  to: ['probabilityOf'],
  confusedWith: ['randomVariable'],

  texts: {
    en: {
      name: 'event',
      meaning:
        'Something that happens or does not, such as “the coin shows heads”: a set of outcomes that has a probability.',
      confusion: 'A random variable takes values; an event only occurs or not.',
    },
    'zh-cn': {
      name: '事件',
      meaning: '可能发生也可能不发生的事，例如“硬币正面朝上”；它是有概率的结果集合。',
      confusion: '随机变量取值，事件只有发生与不发生。',
    },
    'zh-tw': {
      name: '事件',
      meaning: '可能發生也可能不發生的事，例如「硬幣正面朝上」；它是有機率的結果集合。',
      confusion: '隨機變數取值，事件只有發生與不發生。',
    },
  },
});
