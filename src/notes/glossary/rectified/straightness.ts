import { rectifiedFlow } from '../papers';
import { raw, section, symbol } from '../symbol';

export const straightness = symbol({
  tex: 'S(Z)',
  plain: 'S(Z)',
  definition: raw`S(Z)=\int_0^1\mathbb{E}\left[\left\lVert(Z_1-Z_0)-\dot Z_t\right\rVert^2\right]dt`,
  source: section(rectifiedFlow, '2.1'),
  shape: 'positive',
  from: ['flow_Zt', 'expectation'],
  to: ['reflow'],
  confusedWith: ['S_steps'],

  texts: {
    en: {
      name: 'straightness',
      meaning: 'How far the paths are from straight lines; 0 means that one step suffices.',
    },
    'zh-cn': {
      name: '直线度',
      meaning: '路径偏离直线的程度；为 0 时一步即可。',
    },
    'zh-tw': {
      name: '直線度',
      meaning: '路徑偏離直線的程度；為 0 時一步即可。',
    },
  },
});
