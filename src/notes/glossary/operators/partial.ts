import { flowMatching } from '../papers';
import { raw, section, symbol } from '../symbol';

export const partial = symbol({
  tex: raw`\partial`,
  plain: '∂',
  definition: raw`\frac{\partial f}{\partial x}=\lim_{h\to 0}\frac{f(x+h,y)-f(x,y)}{h}`,
  source: section(flowMatching, 'B'),
  shape: 'operator',
  to: ['gradient', 'divergence', 'continuityEquation'],
  confusedWith: ['differential'],

  texts: {
    en: {
      name: 'partial derivative',
      meaning: 'The rate of change in one variable while all others are held fixed.',
    },
    'zh-cn': {
      name: '偏导数',
      meaning: '其余变量固定不变时，对一个变量的变化率。',
    },
    'zh-tw': {
      name: '偏導數',
      meaning: '其餘變數固定不變時，對一個變數的變化率。',
    },
  },
});
