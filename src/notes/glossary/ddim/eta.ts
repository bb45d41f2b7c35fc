import { ddim as paper } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const eta = symbol({
  tex: raw`\eta`,
  plain: 'η',
  definition: raw`\sigma_t=\eta\,\sqrt{\tilde\beta_t},\qquad\eta=0:\text{DDIM},\quad\eta=1:\text{DDPM}`,
  source: equation(paper, '16'),
  shape: 'fraction',
  to: ['sigma_ddim'],
  confusedWith: ['learningRate'],
  code: { diffusers: 'eta', ddim: 'eta', guidedDiffusion: 'eta' },

  texts: {
    en: {
      name: 'stochasticity of DDIM',
      meaning: 'Scales the noise of every step: 0 is deterministic DDIM, 1 has the variances of DDPM.',
      confusion: 'In θ ← θ − η∇L it is the learning rate.',
    },
    'zh-cn': {
      name: 'DDIM 的随机性系数',
      meaning: '缩放每步的噪声：0 为确定性的 DDIM，1 为 DDPM 的方差。',
      confusion: '在 θ ← θ − η∇L 中它是学习率。',
    },
    'zh-tw': {
      name: 'DDIM 的隨機性係數',
      meaning: '縮放每步的雜訊：0 為確定性的 DDIM，1 為 DDPM 的變異數。',
      confusion: '在 θ ← θ − η∇L 中它是學習率。',
    },
  },
});
