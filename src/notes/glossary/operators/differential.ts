import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const differential = symbol({
  tex: raw`\mathrm{d}`,
  plain: 'd',
  definition: raw`\mathrm{d}\mathbf{x}=\mathbf{x}(t+\mathrm{d}t)-\mathbf{x}(t),\qquad\int f(x)\,\mathrm{d}x`,
  source: equation(scoreSde, '5'),
  shape: 'operator',
  to: ['integral', 'sde'],
  confusedWith: ['partial', 'dataDimension'],
  code: { scoreSde: 'dt' },

  texts: {
    en: {
      name: 'differential',
      meaning: 'An infinitely small change; under an integral it names the variable of integration.',
      confusion: '∂ is a derivative with everything else held fixed.',
    },
    'zh-cn': {
      name: '微分',
      meaning: '无穷小的变化；在积分中标明积分变量。',
      confusion: '∂ 是固定其余变量的偏导。',
    },
    'zh-tw': {
      name: '微分',
      meaning: '無窮小的變化；在積分中標明積分變數。',
      confusion: '∂ 是固定其餘變數的偏導。',
    },
  },
});
