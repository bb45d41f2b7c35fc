import { ncsn } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const denoisingScoreMatching = symbol({
  tex: raw`\left\lVert\mathbf{s}_\theta(\tilde{\mathbf{x}})-\nabla_{\tilde{\mathbf{x}}}\log q_\sigma(\tilde{\mathbf{x}}|\mathbf{x})\right\rVert_2^2`,
  plain: 'denoising score matching',
  definition: raw`\frac12\,\mathbb{E}_{q_\sigma(\tilde{\mathbf{x}}|\mathbf{x})\,p_{\mathrm{data}}(\mathbf{x})}\left[\left\lVert\mathbf{s}_\theta(\tilde{\mathbf{x}})-\nabla_{\tilde{\mathbf{x}}}\log q_\sigma(\tilde{\mathbf{x}}|\mathbf{x})\right\rVert_2^2\right]`,
  source: equation(ncsn, '2'),
  shape: 'objective',
  from: ['score', 'p_sigma', 'lossWeight'],
  to: ['s_theta', 'L_simple'],
  confusedWith: ['L_simple', 'L_CFM'],
  code: { ncsn: 'anneal_dsm_score_estimation', scoreSde: 'get_sde_loss_fn' },

  texts: {
    en: {
      name: 'denoising score matching',
      meaning:
        'Trains a score network on the score of the noise kernel, which is known; the mean of that is the score of the noisy data.',
      confusion: 'With the right weights it is L_simple.',
    },
    'zh-cn': {
      name: '去噪得分匹配',
      meaning: '用已知的噪声核得分训练得分网络；它的平均就是含噪数据的得分。',
      confusion: '配上合适的权重就是 L_simple。',
    },
    'zh-tw': {
      name: '去雜訊分數匹配',
      meaning: '用已知的雜訊核分數訓練分數網路；它的平均就是含雜訊資料的分數。',
      confusion: '配上合適的權重就是 L_simple。',
    },
  },
});
