import { rectifiedFlow } from '../papers';
import { raw, section, symbol } from '../symbol';

export const pi1 = symbol({
  tex: raw`\pi_1`,
  plain: 'π_1',
  definition: raw`X_1\sim\pi_1`,
  source: section(rectifiedFlow, '1'),
  shape: 'density',
  to: ['flow_X1'],
  confusedWith: ['pi_0', 'pi'],
  code: { rectifiedFlow: 'z1' },

  texts: {
    en: {
      name: 'target distribution',
      meaning: 'Where rectified flow ends, for example images.',
    },
    'zh-cn': {
      name: '目标分布',
      meaning: '整流流到达的分布，例如图像的分布。',
    },
    'zh-tw': {
      name: '目標分布',
      meaning: '整流流到達的分布，例如影像的分布。',
    },
  },
});
