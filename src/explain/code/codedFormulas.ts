import type { FormulaId } from '../../notes/catalogue';

const r = String.raw;

/**
 * Formulas as equations whose right side is computed, where the catalogue's truth is none: it knows only their parts, or
 * several ways of writing them.
 */
export const codedFormulas: Partial<Readonly<Record<FormulaId, string>>> = {
  'alpha-bar-definition': r`\bar\alpha_t=\alpha_t\bar\alpha_{t-1}`,
  'sampling-step': r`x_{t-1}=\frac{1}{\sqrt{\alpha_t}}(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t))+\sigma_tz`,
  'simple-loss': r`L_{simple}=\|\epsilon-\epsilon_\theta(x_t,t)\|^2`,
  'mean-matching-loss': r`L_{t-1}=\frac{1}{2\sigma_t^2}\|\tilde\mu_t-\mu_\theta(x_t,t)\|^2`,
  'weighted-noise-loss': r`L_{t-1}=\frac{\beta_t^2}{2\sigma_t^2\alpha_t(1-\bar\alpha_t)}\|\epsilon-\epsilon_\theta(x_t,t)\|^2`,
  'score-matching-loss': r`L=\|s_\theta(x_t,t)-\nabla_{x_t}\log q(x_t|x_0)\|^2`,
  'flow-matching-loss': r`L=\|v_\theta(x_t,t)-(x_1-x_0)\|^2`,
  'hybrid-loss': r`L_{hybrid}=L_{simple}+\lambda L_{vlb}`,
  'two-step-sample': r`x_t=\sqrt{\alpha_t\alpha_{t-1}}x_{t-2}+\sqrt{1-\alpha_t\alpha_{t-1}}\bar\epsilon_{t-2}`,
  'signal-sample': r`z_t=\alpha_tx+\sigma_t\epsilon`,
  'transition-scale': r`\alpha_{t|s}=\frac{\alpha_t}{\alpha_s}`,
  'transition-variance': r`\sigma_{t|s}^2=\sigma_t^2-\alpha_{t|s}^2\sigma_s^2`,
  'dpm-solver-step': r`x_t=\frac{\alpha_t}{\alpha_s}x_s-\sigma_t(e^h-1)\epsilon_\theta(x_s,s)`,
  'denoiser-score': r`\nabla_x\log p(x;\sigma)=\frac{D_\theta(x;\sigma)-x}{\sigma^2}`,
  'classifier-free-guidance': r`\hat\epsilon=(1+w)\epsilon_\theta(x_t,t,c)-w\epsilon_\theta(x_t,t)`,
  'kl-gaussians': r`D_{KL}(\mathcal N(\mu_1,\sigma_1^2)\|\mathcal N(\mu_2,\sigma_2^2))=\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac{1}{2}`,
  'min-snr-weight': r`w_t=\frac{\min(SNR_t,\gamma)}{SNR_t}`,
  'classifier-guidance': r`\hat\epsilon=\epsilon_\theta(x_t,t)-s\sqrt{1-\bar\alpha_t}\nabla_{x_t}\log p(y|x_t)`,
  'classifier-guidance-mean': r`\hat\mu=\mu_\theta(x_t,t)+s\Sigma_\theta(x_t,t)\nabla_{x_t}\log p(y|x_t)`,
  'langevin-step': r`x_{i+1}=x_i+\frac{\delta}{2}\nabla_x\log p(x_i)+\sqrt{\delta}z_i`,
  'flow-path': r`x_t=(1-t)x_0+tx_1`,
  'flow-velocity': r`u_t=x_1-x_0`,
  'flow-step': r`x_{t+h}=x_t+hv_\theta(x_t,t)`,
  'gaussian-velocity': r`u_t=\frac{\dot\sigma_t}{\sigma_t}(x-\mu_t)+\dot\mu_t`,
  'optimal-transport-velocity': r`u_t(x|x_1)=\frac{x_1-(1-\sigma_{min})x}{1-(1-\sigma_{min})t}`,
  'edm-noise': r`c_{noise}(\sigma)=\frac{1}{4}\log\sigma`,
  'merged-noise': r`\sigma=\sqrt{\sigma_1^2+\sigma_2^2}`,
  reparameterisation: r`z=\mu+\sigma\epsilon`,
  'gaussian-density': r`p(x)=\frac{1}{\sqrt{2\pi}\sigma}\exp(-\frac{(x-\mu)^2}{2\sigma^2})`,
};
