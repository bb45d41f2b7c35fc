import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const tendsTo = symbol({
  tex: raw`\to`,
  plain: '→',
  definition: raw`q(\mathbf{x}_T|\mathbf{x}_0)\to\mathcal{N}(\mathbf{0},\mathbf{I})\quad(T\to\infty)`,
  source: section(scoreSde, '3.4'),
  shape: 'relation',
  to: ['markovChain', 'clt'],
  confusedWith: ['definedAs'],

  texts: {
    en: {
      name: 'tends to, or leads to',
      meaning: 'Either a limit that is approached, or the order of states in a chain.',
    },
    'zh-cn': {
      name: '趋于，或通向',
      meaning: '表示所趋近的极限，或链中状态的先后。',
    },
    'zh-tw': {
      name: '趨於，或通向',
      meaning: '表示所趨近的極限，或鏈中狀態的先後。',
    },
  },
});
