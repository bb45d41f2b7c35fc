import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';
import { scoreFactor } from '../values';

export const scoreFunction = symbol({
  tex: raw`\nabla_{\mathbf{x}}\log p_t(\mathbf{x})`,
  plain: '∇ log p',
  definition: raw`\nabla_{\mathbf{x}_t}\log q(\mathbf{x}_t|\mathbf{x}_0)=-\frac{\mathbf{x}_t-\sqrt{\bar\alpha_t}\,\mathbf{x}_0}{1-\bar\alpha_t}=-\frac{\boldsymbol\epsilon}{\sqrt{1-\bar\alpha_t}}`,
  source: section(scoreSde, '2.1'),
  shape: 'dataMap',
  from: ['gradient', 'log', 'p_t'],
  to: ['s_theta', 'langevin', 'reverseSde', 'probabilityFlowOde'],
  confusedWith: ['classifierGradient', 'epsilon_theta', 'likelihood'],
  values: [scoreFactor],
  code: { scoreSde: 'score_fn', diffusers: 'model_output' },

  texts: {
    en: {
      name: 'score function',
      meaning:
        'The gradient of the log-density with respect to the data: where to move to become more likely. It needs no normalising constant.',
      confusion: 'Not the gradient with respect to parameters. Up to the factor below it is −ε.',
    },
    'zh-cn': {
      name: '得分函数',
      meaning: '对数密度对数据的梯度：往哪里移动会更可能。它不需要归一化常数。',
      confusion: '不是对参数的梯度。乘上下面的因子，它就是 −ε。',
    },
    'zh-tw': {
      name: '分數函數',
      meaning: '對數密度對資料的梯度：往哪裡移動會更可能。它不需要正規化常數。',
      confusion: '不是對參數的梯度。乘上下面的因子，它就是 −ε。',
    },
  },
});
