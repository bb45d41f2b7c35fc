import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';
import { beta, betaTilde } from '../values';

export const SigmaTheta = symbol({
  tex: raw`\boldsymbol\Sigma_\theta`,
  plain: 'Σ_θ',
  definition: raw`\boldsymbol\Sigma_\theta(\mathbf{x}_t,t)=\sigma_t^2\,\mathbf{I}`,
  source: section(ddpm, '3.2'),
  shape: 'covariance',
  from: ['sigma_t', 'identity'],
  to: ['p_theta'],
  confusedWith: ['sigma_t', 'v_interpolation'],
  values: [beta, betaTilde],
  code: { diffusers: 'variance', ddpm: 'model_variance' },

  texts: {
    en: {
      name: 'covariance of the reverse step',
      meaning:
        'The covariance of p_θ(x_{t−1}|x_t). DDPM does not learn it but fixes it to σ_t² I, one variance for every pixel.',
      confusion: 'It is a variance: σ_t² on its diagonal, not σ_t.',
    },
    'zh-cn': {
      name: '反向步的协方差',
      meaning: 'p_θ(x_{t−1}|x_t) 的协方差。DDPM 不学习它，而是固定为 σ_t² I，所有像素共用一个方差。',
      confusion: '它是方差：对角线上是 σ_t²，不是 σ_t。',
    },
    'zh-tw': {
      name: '反向步的共變異數',
      meaning: 'p_θ(x_{t−1}|x_t) 的共變異數。DDPM 不學習它，而是固定為 σ_t² I，所有像素共用一個變異數。',
      confusion: '它是變異數：對角線上是 σ_t²，不是 σ_t。',
    },
  },
});
