import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const sinusoidalEmbedding = symbol({
  tex: raw`\mathrm{emb}(t)`,
  plain: 'emb(t)',
  definition: raw`\mathrm{emb}(t)=\left(\sin\omega_1 t,\dots,\sin\omega_k t,\cos\omega_1 t,\dots,\cos\omega_k t\right)`,
  source: section(ddpm, 'B'),
  shape: 'vector',
  from: ['t'],
  to: ['epsilon_theta'],
  confusedWith: ['t'],
  code: { diffusers: 'Timesteps', ddpm: 'get_timestep_embedding' },

  texts: {
    en: {
      name: 'sinusoidal time embedding',
      meaning: 'Sines and cosines of t at many frequencies, the form in which the network is told the step.',
    },
    'zh-cn': {
      name: '正弦时间嵌入',
      meaning: 't 在许多频率上的正弦与余弦，网络以此形式得知步数。',
    },
    'zh-tw': {
      name: '正弦時間嵌入',
      meaning: 't 在許多頻率上的正弦與餘弦，網路以此形式得知步數。',
    },
  },
});
