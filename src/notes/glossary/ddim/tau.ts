import { ddim as paper } from '../papers';
import { raw, section, symbol } from '../symbol';

export const tau = symbol({
  tex: raw`\tau`,
  plain: 'τ',
  definition: raw`\tau=(\tau_1,\dots,\tau_S),\qquad 1\le\tau_1<\dots<\tau_S\le T`,
  source: section(paper, '4.2'),
  shape: 'step',
  from: ['T', 'S_steps'],
  to: ['ddimStep', 'sigma_ddim'],
  confusedWith: ['t'],
  code: { diffusers: 'timesteps', ddim: 'seq', guidedDiffusion: 'timestep_respacing' },

  texts: {
    en: {
      name: 'sub-sequence of steps',
      meaning: 'The steps that a fast sampler visits, a few of the T that training used.',
      confusion: 'τ_i is a step of training’s counting, i the number of the visit.',
    },
    'zh-cn': {
      name: '子序列的步',
      meaning: '快速采样器访问的步，是训练所用 T 步中的少数几步。',
      confusion: 'τ_i 是训练的步号，i 是第几次访问。',
    },
    'zh-tw': {
      name: '子序列的步',
      meaning: '快速取樣器造訪的步，是訓練所用 T 步中的少數幾步。',
      confusion: 'τ_i 是訓練的步號，i 是第幾次造訪。',
    },
  },
});
