import { ddim as paper } from '../papers';
import { raw, section, symbol } from '../symbol';

export const SSteps = symbol({
  tex: 'S',
  plain: 'S',
  definition: raw`S=\dim(\tau)\le T`,
  source: section(paper, '5'),
  shape: 'count',
  to: ['tau'],
  confusedWith: ['T', 'straightness'],
  code: { diffusers: 'num_inference_steps', ddim: 'timesteps' },

  texts: {
    en: {
      name: 'number of sampling steps',
      meaning: 'The length of the sub-sequence τ: how often the network is asked.',
      confusion: 'T is the number that training used.',
    },
    'zh-cn': {
      name: '采样步数',
      meaning: '子序列 τ 的长度，即调用网络的次数。',
      confusion: 'T 是训练用的步数。',
    },
    'zh-tw': {
      name: '取樣步數',
      meaning: '子序列 τ 的長度，即呼叫網路的次數。',
      confusion: 'T 是訓練用的步數。',
    },
  },
});
