import { vdm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { noise, signal, sub } from '../values';

export const zLatent = symbol({
  tex: (t) => raw`\mathbf{z}_{${t}}`,
  plain: (t) => `z${sub(t)}`,
  definition: raw`q(\mathbf{z}_t|\mathbf{x})=\mathcal{N}(\alpha_t\,\mathbf{x},\sigma_t^2\mathbf{I})`,
  source: equation(vdm, '1'),
  shape: 'latent',
  from: ['signalScale', 'noiseScale'],
  to: ['v_target', 'epsilonTilde'],
  confusedWith: ['z', 'x_t', 'flow_Zt'],
  values: [signal, noise],
  code: { diffusers: 'latents', vdm: 'z_t' },

  texts: {
    en: {
      name: 'noisy latent',
      meaning: 'The noisy data in the notation of VDM and of guidance papers, where x is the clean data.',
      confusion: 'A z without an index is fresh noise.',
    },
    'zh-cn': {
      name: '含噪隐变量',
      meaning: 'VDM 与引导类论文记法中的含噪数据，其中 x 是干净数据。',
      confusion: '不带下标的 z 是新噪声。',
    },
    'zh-tw': {
      name: '含雜訊潛在變數',
      meaning: 'VDM 與引導類論文記法中的含雜訊資料，其中 x 是乾淨資料。',
      confusion: '不帶下標的 z 是新雜訊。',
    },
  },
});
