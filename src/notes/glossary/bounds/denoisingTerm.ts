import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { boundWeight, posteriorWeights } from '../values';

export const denoisingTerm = symbol({
  tex: (t) => raw`L_{${t === 't' ? 't-1' : t}}`,
  plain: (t) => (t === 't' || t === 't-1' ? 'L_{t−1}' : `L_{${t}}`),
  definition: raw`L_{t-1}:=D_{\mathrm{KL}}\left(q(\mathbf{x}_{t-1}|\mathbf{x}_t,\mathbf{x}_0)\,\|\,p_\theta(\mathbf{x}_{t-1}|\mathbf{x}_t)\right)=\mathbb{E}_q\left[\frac{1}{2\sigma_t^2}\left\lVert\tilde{\boldsymbol\mu}_t(\mathbf{x}_t,\mathbf{x}_0)-\boldsymbol\mu_\theta(\mathbf{x}_t,t)\right\rVert^2\right]+C`,
  source: equation(ddpm, '8'),
  shape: 'nats',
  from: ['q_posterior', 'p_theta', 'gaussianKl'],
  to: ['L', 'L_simple'],
  confusedWith: ['L_t', 'L_T', 'L_simple'],
  values: [boundWeight, ...posteriorWeights],
  timeless: true,
  code: { ddpm: '_vb_terms_bpd', improvedDdpm: '_vb_terms_bpd' },

  texts: {
    en: {
      name: 'denoising term of the bound',
      meaning:
        'How far the model’s reverse step is from the forward posterior: a KL divergence of two Gaussians, hence a weighted squared error of the means.',
      confusion:
        'DDPM numbers the term of step t with t − 1, after the state that it predicts. Others write L_t for the same term.',
    },
    'zh-cn': {
      name: '变分界的去噪项',
      meaning: '模型的反向一步与前向后验相差多远：两个高斯的 KL 散度，即均值的加权平方误差。',
      confusion: 'DDPM 按所预测的状态编号，第 t 步的项记作 L_{t−1}；也有人把同一项记作 L_t。',
    },
    'zh-tw': {
      name: '變分界的去雜訊項',
      meaning: '模型的反向一步與前向後驗相差多遠：兩個高斯的 KL 散度，即平均值的加權平方誤差。',
      confusion: 'DDPM 按所預測的狀態編號，第 t 步的項記作 L_{t−1}；也有人把同一項記作 L_t。',
    },
  },
});
