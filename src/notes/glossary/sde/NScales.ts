import { scoreSde } from '../papers';
import { raw, section, symbol } from '../symbol';

export const NScales = symbol({
  tex: 'N',
  plain: 'N',
  definition: raw`\{\sigma_i\}_{i=1}^{N},\qquad\{\beta_i\}_{i=1}^{N}`,
  source: section(scoreSde, '2.1'),
  shape: 'count',
  to: ['noiseLevel', 'beta_continuous'],
  confusedWith: ['N', 'T', 'sampleSize'],
  code: { scoreSde: 'N', diffusers: 'num_train_timesteps' },

  texts: {
    en: {
      name: 'number of noise levels',
      meaning: 'How many discrete levels stand for the continuous time; DDPM’s T.',
      confusion: 'A script 𝒩 is the normal distribution.',
    },
    'zh-cn': {
      name: '噪声级数',
      meaning: '用多少个离散级代表连续时间；即 DDPM 的 T。',
      confusion: '花体 𝒩 是正态分布。',
    },
    'zh-tw': {
      name: '雜訊級數',
      meaning: '用多少個離散級代表連續時間；即 DDPM 的 T。',
      confusion: '花體 𝒩 是常態分布。',
    },
  },
});
