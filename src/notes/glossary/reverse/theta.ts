import { ddpm } from '../papers';
import { algorithm, raw, symbol } from '../symbol';

export const theta = symbol({
  tex: raw`\theta`,
  plain: 'θ',
  definition: raw`\theta\leftarrow\theta-\eta\,\nabla_\theta\left\lVert\boldsymbol\epsilon-\boldsymbol\epsilon_\theta(\sqrt{\bar\alpha_t}\,\mathbf{x}_0+\sqrt{1-\bar\alpha_t}\,\boldsymbol\epsilon,t)\right\rVert^2`,
  source: algorithm(ddpm, '1'),
  shape: 'parameters',
  from: ['L_simple', 'learningRate', 'gradient'],
  to: ['epsilon_theta', 'mu_theta', 'ema'],
  confusedWith: ['phi'],
  code: { diffusers: 'unet.parameters()' },

  texts: {
    en: {
      name: 'parameters of the network',
      meaning:
        'All weights that training changes. Samples are usually drawn with an exponential moving average of them.',
      confusion: 'φ are the weights of another network, such as a classifier.',
    },
    'zh-cn': {
      name: '网络参数',
      meaning: '训练所改变的全部权重。采样时通常使用它们的指数移动平均。',
      confusion: 'φ 是另一个网络（如分类器）的权重。',
    },
    'zh-tw': {
      name: '網路參數',
      meaning: '訓練所改變的全部權重。取樣時通常使用它們的指數移動平均。',
      confusion: 'φ 是另一個網路（如分類器）的權重。',
    },
  },
});
