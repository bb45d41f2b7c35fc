import { ncsn } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const langevin = symbol({
  tex: raw`\mathbf{x}_n`,
  plain: 'x_n',
  definition: raw`\tilde{\mathbf{x}}_t=\tilde{\mathbf{x}}_{t-1}+\frac{\epsilon}{2}\nabla_{\mathbf{x}}\log p(\tilde{\mathbf{x}}_{t-1})+\sqrt{\epsilon}\,\mathbf{z}_t`,
  source: equation(ncsn, '4'),
  shape: 'method',
  from: ['score', 'stepSize', 'z'],
  to: ['predictorCorrector'],
  confusedWith: ['ancestralSampling', 'reverseSde'],
  code: { ncsn: 'anneal_Langevin_dynamics', scoreSde: 'LangevinCorrector', diffusers: 'step_correct' },

  texts: {
    en: {
      name: 'Langevin dynamics',
      meaning:
        'Samples from a density by small steps along its score with fresh noise in each: a gradient ascent that does not collapse into a mode.',
      confusion: 'The noise has the factor √(2ε) where the score has ε, or √ε where it has ε/2.',
    },
    'zh-cn': {
      name: '朗之万动力学',
      meaning: '沿得分走小步并每步加新噪声，从而对密度采样：一种不会塌缩到众数的梯度上升。',
      confusion: '得分的系数是 ε 时噪声系数为 √(2ε)；得分是 ε/2 时噪声为 √ε。',
    },
    'zh-tw': {
      name: '朗之萬動力學',
      meaning: '沿分數走小步並每步加新雜訊，從而對密度取樣：一種不會塌縮到眾數的梯度上升。',
      confusion: '分數的係數是 ε 時雜訊係數為 √(2ε)；分數是 ε/2 時雜訊為 √ε。',
    },
  },
});
