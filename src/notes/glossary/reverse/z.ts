import { ddpm } from '../papers';
import { algorithm, raw, symbol } from '../symbol';
import { sigmas } from '../values';

export const z = symbol({
  tex: raw`\mathbf{z}`,
  plain: 'z',
  definition: raw`\mathbf{z}\sim\mathcal{N}(\mathbf{0},\mathbf{I})\ (t>1),\qquad\mathbf{z}=\mathbf{0}\ (t=1)`,
  source: algorithm(ddpm, '2'),
  shape: 'data',
  from: ['N'],
  to: ['x_{t-1}', 'langevin'],
  confusedWith: ['epsilon', 'z_latent'],
  values: sigmas,
  code: { diffusers: 'variance_noise', ddpm: 'noise' },

  texts: {
    en: {
      name: 'fresh noise of a sampling step',
      meaning:
        'Standard normal noise, drawn anew in every sampling step and scaled by σ_t. The last step (t = 1) takes z = 0.',
      confusion: 'It is independent of the ε that ε_θ predicts.',
    },
    'zh-cn': {
      name: '采样步的新噪声',
      meaning: '每个采样步重新抽取的标准正态噪声，乘以 σ_t 后加入。最后一步（t = 1）取 z = 0。',
      confusion: '它与 ε_θ 所预测的 ε 相互独立。',
    },
    'zh-tw': {
      name: '取樣步的新雜訊',
      meaning: '每個取樣步重新抽取的標準常態雜訊，乘以 σ_t 後加入。最後一步（t = 1）取 z = 0。',
      confusion: '它與 ε_θ 所預測的 ε 相互獨立。',
    },
  },
});
