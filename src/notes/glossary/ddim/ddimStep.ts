import { ddim as paper } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { noise, signal } from '../values';

export const ddimStep = symbol({
  tex: raw`\mathbf{x}_{t-1}`,
  plain: 'DDIM step',
  definition: raw`\mathbf{x}_{t-1}=\sqrt{\alpha_{t-1}}\,\underbrace{\left(\frac{\mathbf{x}_t-\sqrt{1-\alpha_t}\,\epsilon_\theta^{(t)}(\mathbf{x}_t)}{\sqrt{\alpha_t}}\right)}_{\text{predicted }\mathbf{x}_0}+\underbrace{\sqrt{1-\alpha_{t-1}-\sigma_t^2}\cdot\epsilon_\theta^{(t)}(\mathbf{x}_t)}_{\text{direction pointing to }\mathbf{x}_t}+\underbrace{\sigma_t\,\epsilon_t}_{\text{random noise}}`,
  source: equation(paper, '12'),
  shape: 'method',
  from: ['f_theta', 'epsilon_theta', 'sigma_ddim'],
  to: ['x_{t-1}', 'probabilityFlowOde'],
  confusedWith: ['ancestralSampling'],
  values: [signal, noise],
  code: { diffusers: 'DDIMScheduler.step', ddim: 'generalized_steps', guidedDiffusion: 'ddim_sample' },

  texts: {
    en: {
      name: 'DDIM step',
      meaning:
        'Goes to the predicted x_0, back along the predicted noise to the lower level, and adds fresh noise of size σ_t.',
      confusion: 'Its α is DDPM’s ᾱ.',
    },
    'zh-cn': {
      name: 'DDIM 一步',
      meaning: '先到预测的 x_0，再沿预测噪声回到较低的噪声水平，最后加上大小为 σ_t 的新噪声。',
      confusion: '其中的 α 是 DDPM 的 ᾱ。',
    },
    'zh-tw': {
      name: 'DDIM 一步',
      meaning: '先到預測的 x_0，再沿預測雜訊回到較低的雜訊水準，最後加上大小為 σ_t 的新雜訊。',
      confusion: '其中的 α 是 DDPM 的 ᾱ。',
    },
  },
});
