import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const infinity = symbol({
  tex: raw`\infty`,
  plain: '∞',
  definition: raw`\delta_+(1)=\infty,\qquad\delta_-(-1)=-\infty`,
  source: equation(ddpm, '13'),
  shape: 'number',
  to: ['delta_plus', 'delta_minus', 'clt'],
  confusedWith: ['T'],
  code: { diffusers: 'math.inf' },

  texts: {
    en: {
      name: 'infinity',
      meaning: 'Larger than every number; the outermost bins of the decoder reach to it.',
    },
    'zh-cn': {
      name: '无穷',
      meaning: '大于任何数；解码器最外侧的区间延伸到它。',
    },
    'zh-tw': {
      name: '無窮',
      meaning: '大於任何數；解碼器最外側的區間延伸到它。',
    },
  },
});
