import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';
import { sigmas, sub } from '../values';

export const sigmaT = symbol({
  tex: (t) => raw`\sigma_{${t}}`,
  plain: (t) => `σ${sub(t)}`,
  definition: raw`\sigma_t^2\in\{\beta_t,\tilde\beta_t\}`,
  source: section(ddpm, '3.2'),
  shape: 'deviation',
  from: ['beta_t', 'betaTilde_t'],
  to: ['x_{t-1}', 'Sigma_theta'],
  confusedWith: ['beta_t', 'noiseScale', 'noiseLevel', 'sigma_ddim'],
  values: sigmas,
  code: { diffusers: 'variance_type', ddpm: 'model_var_type' },

  texts: {
    en: {
      name: 'standard deviation of the reverse step',
      meaning:
        'The size of the fresh noise in sampling step t. DDPM tries two choices with similar results: σ_t² = β_t suits data that are standard normal, σ_t² = β̃_t data that are a single point.',
      confusion: 'It multiplies z as a standard deviation: take the root of β_t or β̃_t.',
    },
    'zh-cn': {
      name: '反向步的标准差',
      meaning:
        '采样第 t 步新加噪声的大小。DDPM 试了两种取法，结果相近：σ_t² = β_t 适合数据服从标准正态的情形，σ_t² = β̃_t 适合数据是单个点的情形。',
      confusion: '它以标准差的身份乘在 z 上：要对 β_t 或 β̃_t 开方。',
    },
    'zh-tw': {
      name: '反向步的標準差',
      meaning:
        '取樣第 t 步新加雜訊的大小。DDPM 試了兩種取法，結果相近：σ_t² = β_t 適合資料服從標準常態的情形，σ_t² = β̃_t 適合資料是單一點的情形。',
      confusion: '它以標準差的身分乘在 z 上：要對 β_t 或 β̃_t 開根號。',
    },
  },
});
