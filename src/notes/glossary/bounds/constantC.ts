import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const constantC = symbol({
  tex: 'C',
  plain: 'C',
  definition: raw`L_{t-1}-C=\mathbb{E}_q\left[\frac{1}{2\sigma_t^2}\left\lVert\tilde{\boldsymbol\mu}_t-\boldsymbol\mu_\theta\right\rVert^2\right],\qquad\nabla_\theta C=0`,
  source: equation(ddpm, '8'),
  shape: 'number',
  to: ['L_{t-1}'],
  confusedWith: ['c'],

  texts: {
    en: {
      name: 'constant',
      meaning: 'What does not depend on θ. Its gradient is zero, so it may be left out of the objective.',
      confusion: 'A small c is a condition.',
    },
    'zh-cn': {
      name: '常数',
      meaning: '与 θ 无关的部分。梯度为零，可以从目标中略去。',
      confusion: '小写 c 表示条件。',
    },
    'zh-tw': {
      name: '常數',
      meaning: '與 θ 無關的部分。梯度為零，可以從目標中略去。',
      confusion: '小寫 c 表示條件。',
    },
  },
});
