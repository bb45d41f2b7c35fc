import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const predictorCorrector = symbol({
  tex: raw`\mathrm{PC}`,
  plain: 'PC',
  definition: raw`\underbrace{\mathbf{x}_i\leftarrow\mathbf{x}_{i+1}}_{\text{predictor: reverse SDE}},\quad\underbrace{\mathbf{x}_i\leftarrow\mathbf{x}_i+\epsilon_i\,\mathbf{s}_\theta(\mathbf{x}_i,\sigma_i)+\sqrt{2\epsilon_i}\,\mathbf{z}}_{\text{corrector: Langevin}}`,
  source: section(scoreSde, '4.2'),
  shape: 'method',
  from: ['reverseSde', 'langevin'],
  to: ['x_0'],
  confusedWith: ['ancestralSampling'],
  code: { scoreSde: 'get_pc_sampler', diffusers: 'step_pred, step_correct' },

  texts: {
    en: {
      name: 'predictor–corrector sampler',
      meaning:
        'Alternates a step of the reverse SDE with Langevin steps that repair the marginal distribution.',
    },
    'zh-cn': {
      name: '预测–校正采样器',
      meaning: '交替进行反向 SDE 的一步与修复边缘分布的朗之万步。',
    },
    'zh-tw': {
      name: '預測–校正取樣器',
      meaning: '交替進行反向 SDE 的一步與修復邊際分布的朗之萬步。',
    },
  },
});
