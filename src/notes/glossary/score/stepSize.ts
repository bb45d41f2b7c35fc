import { ncsn } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const stepSize = symbol({
  tex: raw`\delta`,
  plain: 'δ',
  definition: raw`\mathbf{x}_t=\mathbf{x}_{t-1}+\frac{\delta}{2}\nabla_{\mathbf{x}}\log p(\mathbf{x}_{t-1})+\sqrt{\delta}\,\mathbf{z}_t,\qquad\delta>0`,
  source: equation(ncsn, '4'),
  shape: 'positive',
  to: ['langevin'],
  confusedWith: ['epsilon', 'delta_plus', 'learningRate'],
  code: { ncsn: 'step_lr', scoreSde: 'step_size', diffusers: 'step_size' },

  texts: {
    en: {
      name: 'step size',
      meaning: 'How far one Langevin step follows the score. It goes to zero for exact samples.',
      confusion: 'Not noise, even where it is written ε; not the decoder’s δ_±.',
    },
    'zh-cn': {
      name: '步长',
      meaning: '朗之万每步沿得分走多远。趋于零时样本才精确。',
      confusion: '即使写作 ε 也不是噪声；也不是解码器的 δ_±。',
    },
    'zh-tw': {
      name: '步長',
      meaning: '朗之萬每步沿分數走多遠。趨於零時樣本才精確。',
      confusion: '即使寫作 ε 也不是雜訊；也不是解碼器的 δ_±。',
    },
  },
});
