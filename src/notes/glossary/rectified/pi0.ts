import { rectifiedFlow } from '../papers';
import { raw, section, symbol } from '../symbol';

export const pi0 = symbol({
  tex: raw`\pi_0`,
  plain: 'π_0',
  definition: raw`X_0\sim\pi_0`,
  source: section(rectifiedFlow, '1'),
  shape: 'density',
  to: ['flow_X0'],
  confusedWith: ['pi_1', 'pi', 'p_0'],
  code: { rectifiedFlow: 'z0' },

  texts: {
    en: {
      name: 'source distribution',
      meaning: 'Where rectified flow starts, for example noise.',
    },
    'zh-cn': {
      name: '源分布',
      meaning: '整流流出发的分布，例如噪声的分布。',
    },
    'zh-tw': {
      name: '源分布',
      meaning: '整流流出發的分布，例如雜訊的分布。',
    },
  },
});
