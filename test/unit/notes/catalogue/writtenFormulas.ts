import type { FormulaId } from '../../../../src/notes/catalogue';
import type { Verdict } from '../../../../src/notes/worlds/compare';

const r = String.raw;

/** A formula as the papers write it; `after` is what its note says before it. */
interface Written {
  readonly tex: string;
  readonly after?: string;
  /** Right by the evaluator, unless what the formula says is no matter of values. */
  readonly verdict?: Verdict;
}

const ddpm = r`With $\bar\alpha_t = \prod_{s=1}^t\alpha_s$ and $\alpha_t = 1-\beta_t$:`;
const scales = r`With $z_t = \alpha_t x + \sigma_t\epsilon$:`;
const path = r`With $x_t = (1-t)x_0 + t x_1$:`;
const of = (tex: string, after = ddpm): Written => ({ tex, after });
/** What a formula states that has no values to compare. */
const unvalued = (tex: string, after = ddpm): Written => ({ tex, after, verdict: 'unknown' });

/** Every formula of the catalogue as the papers write it. */
export const writtenFormulas: Readonly<Record<FormulaId, Written>> = {
  'forward-kernel': of(r`q(x_t|x_{t-1}) = \mathcal N(x_t;\sqrt{1-\beta_t}x_{t-1},\beta_t I)`),
  'forward-sample': of(r`x_t = \sqrt{1-\beta_t}x_{t-1}+\sqrt{\beta_t}\epsilon`),
  'closed-form-kernel': of(r`q(x_t|x_0) = \mathcal N(x_t;\sqrt{\bar\alpha_t}x_0,(1-\bar\alpha_t)I)`),
  'closed-form-sample': of(r`x_t = \sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon`),
  'posterior-mean': of(
    r`\tilde\mu_t(x_t,x_0) = \frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}x_0+\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t`,
  ),
  'posterior-variance': of(r`\tilde\beta_t = \frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t`),
  'posterior-kernel': of(r`q(x_{t-1}|x_t,x_0) = \mathcal N(x_{t-1};\tilde\mu_t(x_t,x_0),\tilde\beta_t I)`),
  'sampling-step': of(
    r`x_{t-1} = \frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)+\sigma_t z`,
  ),
  'simple-loss': of(r`L_{\mathrm{simple}} = \mathbb E\left[\|\epsilon-\epsilon_\theta(x_t,t)\|^2\right]`),
  'alpha-definition': of(r`\alpha_t = 1-\beta_t`, ''),
  'alpha-bar-definition': of(r`\bar\alpha_t = \prod_{s=1}^t\alpha_s`, ''),
  'marginal-likelihood': unvalued(r`p_\theta(x_0) = \int p_\theta(x_{0:T})\,dx_{1:T}`),
  'discretised-decoder': unvalued(
    r`p_\theta(x_0|x_1) = \prod_{i=1}^D\int_{\delta_-(x_0^i)}^{\delta_+(x_0^i)}\mathcal N(x;\mu_\theta^i(x_1,1),\sigma_1^2)\,dx`,
  ),
  'reverse-joint': of(r`p_\theta(x_{0:T}) = p(x_T)\prod_{t=1}^T p_\theta(x_{t-1}|x_t)`),
  'reverse-kernel': unvalued(
    r`p_\theta(x_{t-1}|x_t) = \mathcal N(x_{t-1};\mu_\theta(x_t,t),\Sigma_\theta(x_t,t))`,
  ),
  'forward-joint': of(r`q(x_{1:T}|x_0) = \prod_{t=1}^T q(x_t|x_{t-1})`),
  prior: of(r`p(x_T) = \mathcal N(x_T;0,I)`),
  'bayes-posterior': of(r`q(x_{t-1}|x_t,x_0) = q(x_t|x_{t-1},x_0)\frac{q(x_{t-1}|x_0)}{q(x_t|x_0)}`),
  'variational-bound': unvalued(r`L = \mathbb E_q\left[-\log\frac{p_\theta(x_{0:T})}{q(x_{1:T}|x_0)}\right]`),
  'bound-terms': unvalued(r`L = L_T+L_{T-1}+\dots+L_0`),
  'prior-term': of(r`L_T = D_{KL}(q(x_T|x_0)\|p(x_T))`),
  'denoising-term': of(r`L_{t-1} = D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))`),
  'reconstruction-term': of(r`L_0 = -\log p_\theta(x_0|x_1)`),
  'mean-matching-loss': of(
    r`L_{t-1} = \mathbb E_q\left[\frac{1}{2\sigma_t^2}\|\tilde\mu_t(x_t,x_0)-\mu_\theta(x_t,t)\|^2\right]+C`,
  ),
  'weighted-noise-loss': of(
    r`L_{t-1}-C = \mathbb E\left[\frac{\beta_t^2}{2\sigma_t^2\alpha_t(1-\bar\alpha_t)}\|\epsilon-\epsilon_\theta(x_t,t)\|^2\right]`,
  ),
  'posterior-mean-noise': of(
    r`\tilde\mu_t = \frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon\right)`,
  ),
  'predicted-mean': of(
    r`\mu_\theta(x_t,t) = \frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)`,
  ),
  'predicted-x0': of(
    r`\hat x_0 = \frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}`,
  ),
  'x0-from-noise': of(r`x_0 = \frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon}{\sqrt{\bar\alpha_t}}`),
  'noise-from-x0': of(r`\epsilon = \frac{x_t-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}}`),
  'noise-level': of(r`\sigma_t = \sqrt{\frac{1-\bar\alpha_t}{\bar\alpha_t}}`),
  'reverse-variance': of(r`\sigma_t^2 = \beta_t`),
  'two-step-sample': unvalued(
    r`x_t = \sqrt{\alpha_t\alpha_{t-1}}x_{t-2}+\sqrt{1-\alpha_t\alpha_{t-1}}\bar\epsilon_{t-2}`,
  ),
  'forward-jump-kernel': of(
    r`q(x_t|x_s) = \mathcal N\left(x_t;\sqrt{\frac{\bar\alpha_t}{\bar\alpha_s}}x_s,\left(1-\frac{\bar\alpha_t}{\bar\alpha_s}\right)I\right)`,
  ),
  'linear-schedule': of(r`\beta_t = \beta_1+\frac{t-1}{T-1}(\beta_T-\beta_1)`),
  'kl-gaussians': of(
    r`D_{KL}(\mathcal N(\mu_1,\sigma_1^2)\|\mathcal N(\mu_2,\sigma_2^2)) = \log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12`,
  ),
  reparameterisation: of(r`z = \mu+\sigma\odot\epsilon`, ''),
  'cosine-schedule': of(r`\bar\alpha_t = \frac{f(t)}{f(0)}`),
  'cosine-function': of(r`f(t) = \cos\left(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2}\right)^2`),
  'beta-from-alpha-bar': of(r`\beta_t = 1-\frac{\bar\alpha_t}{\bar\alpha_{t-1}}`),
  'learned-variance': of(r`\Sigma_\theta(x_t,t) = \exp(v\log\beta_t+(1-v)\log\tilde\beta_t)`),
  'hybrid-loss': unvalued(r`L_{\mathrm{hybrid}} = L_{\mathrm{simple}}+\lambda L_{\mathrm{vlb}}`),
  'ddim-kernel': of(
    r`q_\sigma(x_{t-1}|x_t,x_0) = \mathcal N\left(\sqrt{\bar\alpha_{t-1}}x_0+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\frac{x_t-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}},\sigma_t^2I\right)`,
  ),
  'ddim-step': of(
    r`x_{t-1} = \sqrt{\bar\alpha_{t-1}}\hat x_0+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\,\epsilon_\theta(x_t,t)+\sigma_t\epsilon_t`,
  ),
  'ddim-variance': of(
    r`\sigma_t = \eta\sqrt{\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}}\sqrt{1-\frac{\bar\alpha_t}{\bar\alpha_{t-1}}}`,
  ),
  velocity: of(r`v = \sqrt{\bar\alpha_t}\epsilon-\sqrt{1-\bar\alpha_t}x_0`),
  'x0-from-velocity': of(r`\hat x_0 = \sqrt{\bar\alpha_t}x_t-\sqrt{1-\bar\alpha_t}v_\theta(x_t,t)`),
  'noise-from-velocity': of(r`\hat\epsilon = \sqrt{1-\bar\alpha_t}x_t+\sqrt{\bar\alpha_t}v_\theta(x_t,t)`),
  'signal-sample': of(r`z_t = \alpha_t x+\sigma_t\epsilon`, ''),
  'variance-preserving': of(r`\alpha_t^2+\sigma_t^2 = 1`, scales),
  snr: of(r`\mathrm{SNR}(t) = \frac{\bar\alpha_t}{1-\bar\alpha_t}`),
  'log-snr': of(r`\lambda_t = \log\frac{\bar\alpha_t}{1-\bar\alpha_t}`),
  'min-snr-weight': of(r`w_t = \frac{\min(\mathrm{SNR}(t),\gamma)}{\mathrm{SNR}(t)}`),
  'score-from-noise': of(r`s_\theta(x_t,t) = -\frac{\epsilon_\theta(x_t,t)}{\sqrt{1-\bar\alpha_t}}`),
  'conditional-score': of(
    r`\nabla_{x_t}\log q(x_t|x_0) = -\frac{x_t-\sqrt{\bar\alpha_t}x_0}{1-\bar\alpha_t}`,
  ),
  tweedie: of(
    r`\mathbb E[x_0|x_t] = \frac{x_t+(1-\bar\alpha_t)\nabla_{x_t}\log q(x_t)}{\sqrt{\bar\alpha_t}}`,
  ),
  'score-matching-loss': of(r`L = \mathbb E\left[\|s_\theta(x_t,t)-\nabla_{x_t}\log q(x_t|x_0)\|^2\right]`),
  'langevin-step': of(r`x_{i+1} = x_i+\frac{\delta}{2}\nabla_x\log p(x_i)+\sqrt\delta\,z_i`),
  'forward-sde': of(r`dx = f(x,t)dt+g(t)dw`),
  'reverse-sde': of(r`dx = [f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt+g(t)d\bar w`),
  'probability-flow-ode': of(r`dx = \left[f(x,t)-\frac12g(t)^2\nabla_x\log p_t(x)\right]dt`),
  'vp-sde': of(r`dx = -\frac12\beta(t)x\,dt+\sqrt{\beta(t)}\,dw`),
  've-sde': unvalued(r`dx = \sqrt{\frac{d[\sigma^2(t)]}{dt}}\,dw`),
  'vp-sde-kernel': of(
    r`p_{0t}(x(t)|x(0)) = \mathcal N\left(x(t);x(0)e^{-\frac12\int_0^t\beta(s)ds},(1-e^{-\int_0^t\beta(s)ds})I\right)`,
  ),
  'reverse-sde-step': of(
    r`x_{t-\Delta t} = x_t-[f(x_t,t)-g(t)^2s_\theta(x_t,t)]\Delta t+g(t)\sqrt{\Delta t}\,z`,
  ),
  'classifier-guidance': of(
    r`\hat\epsilon = \epsilon_\theta(x_t,t)-s\sqrt{1-\bar\alpha_t}\nabla_{x_t}\log p(y|x_t)`,
  ),
  'classifier-guidance-mean': of(
    r`\hat\mu_\theta = \mu_\theta(x_t,t)+s\Sigma_\theta\nabla_{x_t}\log p(y|x_t)`,
  ),
  'classifier-free-guidance': of(r`\hat\epsilon = (1+w)\epsilon_\theta(x_t,t,c)-w\epsilon_\theta(x_t,t)`),
  'bayes-score': of(r`\nabla_x\log p(x|y) = \nabla_x\log p(x)+\nabla_x\log p(y|x)`),
  'flow-path': of(r`x_t = (1-t)x_0+tx_1`, ''),
  'flow-velocity': of(r`u_t = x_1-x_0`, path),
  'flow-matching-loss': of(r`L = \mathbb E\left[\|v_\theta(x_t,t)-(x_1-x_0)\|^2\right]`, path),
  'flow-ode': { tex: r`\frac{dx_t}{dt} = v_\theta(x_t,t)`, after: path, verdict: 'right' },
  'flow-step': of(r`x_{t+\Delta t} = x_t+\Delta t\,v_\theta(x_t,t)`, path),
  'edm-denoiser': of(
    r`D_\theta(x;\sigma) = c_{skip}(\sigma)x+c_{out}(\sigma)F_\theta(c_{in}(\sigma)x;c_{noise}(\sigma))`,
  ),
  'edm-skip': of(r`c_{skip}(\sigma) = \frac{\sigma_{data}^2}{\sigma^2+\sigma_{data}^2}`),
  'edm-out': of(r`c_{out}(\sigma) = \frac{\sigma\sigma_{data}}{\sqrt{\sigma^2+\sigma_{data}^2}}`),
  'edm-in': of(r`c_{in}(\sigma) = \frac{1}{\sqrt{\sigma^2+\sigma_{data}^2}}`),
  'continuity-equation': of(r`\partial_tp_t(x) = -\nabla\cdot(p_t(x)u_t(x))`, ''),
  'fokker-planck': of(
    r`\frac{\partial p_t}{\partial t} = -\nabla\cdot(f(x,t)p_t)+\frac12g(t)^2\nabla^2p_t`,
    r`$dx = f(x,t)dt+g(t)dw$`,
  ),
  'edm-time-ode': of(r`dx = -\dot\sigma(t)\sigma(t)\nabla_x\log p(x;\sigma(t))\,dt`, ''),
  'gaussian-velocity': of(r`u_t(x|x_1) = \frac{\dot\sigma_t}{\sigma_t}(x-\mu_t)+\dot\mu_t`, ''),
  'optimal-transport-velocity': of(r`u_t(x|x_1) = \frac{x_1-(1-\sigma_{\min})x}{1-(1-\sigma_{\min})t}`, ''),
  'edm-ode': of(r`\frac{dx}{d\sigma} = \frac{x-D_\theta(x;\sigma)}{\sigma}`),
  'edm-weight': of(r`\lambda(\sigma) = \frac{\sigma^2+\sigma_{data}^2}{(\sigma\sigma_{data})^2}`),
  'edm-sigmas': of(
    r`\sigma_i = \left(\sigma_{\max}^{1/\rho}+\frac{i}{N-1}(\sigma_{\min}^{1/\rho}-\sigma_{\max}^{1/\rho})\right)^\rho`,
  ),
  'edm-noise': of(r`c_{noise}(\sigma) = \frac14\ln\sigma`),
  'denoiser-score': of(r`\nabla_x\log p(x;\sigma) = \frac{D(x;\sigma)-x}{\sigma^2}`),
  'perturbation-kernel': of(r`q_\sigma(\tilde x|x) = \mathcal N(\tilde x;x,\sigma^2I)`),
  'dpm-solver-step': of(
    r`x_t = \frac{\alpha_t}{\alpha_s}x_s-\sigma_t(e^h-1)\epsilon_\theta(x_s,s)`,
    r`With $x_t = \alpha_t x_0 + \sigma_t\epsilon$:`,
  ),
  'transition-scale': of(r`\alpha_{t|s} = \frac{\alpha_t}{\alpha_s}`, scales),
  'transition-variance': of(r`\sigma_{t|s}^2 = \sigma_t^2-\alpha_{t|s}^2\sigma_s^2`, scales),
  'flow-endpoint': of(r`\hat x_1 = x_t+(1-t)v_\theta(x_t,t)`, path),
  'flow-kernel': of(r`p_t(x|x_1) = \mathcal N(x|tx_1,(1-t)^2I)`, path),
  'gaussian-density': of(
    r`p(x) = \frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)`,
  ),
  entropy: of(r`H(p) = -\sum_x p(x)\log p(x)`),
  'bayes-rule': of(r`P(A|B) = \frac{P(B|A)\times P(A)}{P(B)}`, ''),
  'conditional-probability': of(r`P(A|B) = \frac{P(A\cap B)}{P(B)}`, ''),
  'chain-rule': of(r`P(A,B,C) = P(A|B,C)P(B|C)P(C)`, ''),
  'markov-property': of(r`P(X_{n+1}|X_n,X_{n-1},\dots,X_1) = P(X_{n+1}|X_n)`, ''),
  'gaussian-sum': of(
    r`\mathcal N(\mu_1,\sigma_1^2)+\mathcal N(\mu_2,\sigma_2^2) = \mathcal N(\mu_1+\mu_2,\sigma_1^2+\sigma_2^2)`,
    '',
  ),
  'merged-noise': of(r`a\epsilon_1+b\epsilon_2 = \sqrt{a^2+b^2}\,\epsilon`, ''),
  'sample-mean': of(r`\bar X = \frac1n\sum_{i=1}^nX_i`, ''),
  'central-limit': of(r`\frac{\bar X-\mu}{\sigma/\sqrt n} \to \mathcal N(0,1)`, ''),
  'conditional-mean': of(r`\hat x_0(x_t,t) = \mathbb E[x_0|x_t]`),
  'inception-score': of(r`\mathrm{IS} = \exp\left(\mathbb E_x[D_{KL}(p(y|x)\|p(y))]\right)`, ''),
  'frechet-distance': of(
    r`\mathrm{FID} = \|\mu_r-\mu_g\|^2+\mathrm{Tr}(\Sigma_r+\Sigma_g-2(\Sigma_r\Sigma_g)^{1/2})`,
    '',
  ),
  'decoder-bounds': of(
    r`\delta_+(x) = \begin{cases}\infty & \text{if } x = 1 \\ x+\frac{1}{255} & \text{if } x < 1\end{cases}`,
  ),
  'kl-definition': of(r`D_{KL}(p\|q) = \sum_x p(x)\log\frac{p(x)}{q(x)}`),
};
