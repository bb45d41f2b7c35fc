import { vae } from '../papers';
import { raw, section, symbol } from '../symbol';

export const latent = symbol({
  tex: raw`\mathbf{z}`,
  plain: 'z',
  definition: raw`p_\theta(\mathbf{x})=\int p_\theta(\mathbf{x}|\mathbf{z})\,p(\mathbf{z})\,d\mathbf{z}`,
  source: section(vae, '2.1'),
  shape: 'latent',
  from: ['prior', 'posterior'],
  to: ['elbo', 'evidence'],
  confusedWith: ['z', 'z_latent'],
  code: { diffusers: 'latents' },

  texts: {
    en: {
      name: 'latent variable',
      meaning:
        'A quantity behind the data that is not observed, such as the code z of a VAE. In diffusion models the noisy states x_1…x_T are the latents.',
      confusion: 'In a sampling step z is fresh noise; z_t in VDM is the noisy data.',
    },
    'zh-cn': {
      name: '隐变量',
      meaning: '数据背后观测不到的量，例如 VAE 的编码 z。扩散模型的隐变量是含噪状态 x_1…x_T。',
      confusion: '采样步里的 z 是新噪声；VDM 里的 z_t 是含噪数据。',
    },
    'zh-tw': {
      name: '潛在變數',
      meaning: '資料背後觀測不到的量，例如 VAE 的編碼 z。擴散模型的潛在變數是含雜訊狀態 x_1…x_T。',
      confusion: '取樣步裡的 z 是新雜訊；VDM 裡的 z_t 是含雜訊資料。',
    },
  },
});
