import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const approximately = symbol({
  tex: raw`\approx`,
  plain: '≈',
  definition: raw`\mathbf{x}_0\approx\hat{\mathbf{x}}_0=\left(\mathbf{x}_t-\sqrt{1-\bar\alpha_t}\,\boldsymbol\epsilon_\theta(\mathbf{x}_t)\right)/\sqrt{\bar\alpha_t}`,
  source: equation(ddpm, '15'),
  shape: 'relation',
  to: ['x0Hat', 'epsilon_theta'],
  confusedWith: ['distributed', 'definedAs'],

  texts: {
    en: {
      name: 'approximately equal',
      meaning: 'Equal up to a small error that the text accepts.',
    },
    'zh-cn': {
      name: '约等于',
      meaning: '相差一个可以接受的小误差。',
    },
    'zh-tw': {
      name: '約等於',
      meaning: '相差一個可以接受的小誤差。',
    },
  },
});
