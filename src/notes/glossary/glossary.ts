import { closedForm } from '../../diffusion/forwardProcess';
import { posterior } from '../../diffusion/posterior';
import { entryAt } from '../../diffusion/schedule';
import type { SymbolId } from '../note';
import type { Citation, GlossaryEntry, SymbolValue } from './glossaryEntry';
import { ddpm, prml } from './papers';

const equation = (number: string): Citation => ({ paper: ddpm, place: 'equation', number });
const algorithm = (number: string): Citation => ({ paper: ddpm, place: 'algorithm', number });
const section = (number: string): Citation => ({ paper: ddpm, place: 'section', number });

/** "_t", "_500", "_{t-1}": a subscript in plain text. */
const sub = (time: string): string => (/^\w+$/.test(time) ? `_${time}` : `_{${time}}`);

const beta: SymbolValue = { label: (t) => `β${sub(t)}`, at: (s, t) => entryAt(s.beta, t) };
const alpha: SymbolValue = { label: (t) => `α${sub(t)}`, at: (s, t) => entryAt(s.alpha, t) };
const alphaBar: SymbolValue = { label: (t) => `ᾱ${sub(t)}`, at: (s, t) => entryAt(s.alphaBar, t), from: 0 };
const signal: SymbolValue = {
  label: (t) => `√ᾱ${sub(t)}`,
  at: (s, t) => closedForm(s, t).signal,
  from: 0,
};
const noise: SymbolValue = {
  label: (t) => `√(1 − ᾱ${sub(t)})`,
  at: (s, t) => closedForm(s, t).noise,
  from: 0,
};
const betaTilde: SymbolValue = { label: (t) => `β̃${sub(t)}`, at: (s, t) => posterior(s, t).variance };
const sigmas: readonly SymbolValue[] = [
  { label: (t) => `√β${sub(t)}`, at: (s, t) => Math.sqrt(entryAt(s.beta, t)) },
  { label: (t) => `√β̃${sub(t)}`, at: (s, t) => Math.sqrt(posterior(s, t).variance) },
];
/** Factor of ε_θ inside the bracket of DDPM eq. 11; the network is never asked at t = 0. */
const removedNoise: SymbolValue = {
  label: (t) => `β${sub(t)} / √(1 − ᾱ${sub(t)})`,
  at: (s, t) => entryAt(s.beta, t) / closedForm(s, t).noise,
};
const scaleUp: SymbolValue = {
  label: (t) => `1 / √α${sub(t)}`,
  at: (s, t) => 1 / Math.sqrt(entryAt(s.alpha, t)),
};

/** The symbols of DDPM that a note's reader may ask about; definitions and places are those of the paper. */
export const glossary: Record<SymbolId, GlossaryEntry> = {
  x_0: {
    tex: () => String.raw`\mathbf{x}_0`,
    plain: () => 'x_0',
    definition: String.raw`\mathbf{x}_0\sim q(\mathbf{x}_0)`,
    source: section('2'),
    values: [],
    code: { diffusers: 'pred_original_sample (x̂_0)', ddpm: 'x_start' },
  },
  x_t: {
    tex: (t) => String.raw`\mathbf{x}_{${t}}`,
    plain: (t) => `x${sub(t)}`,
    definition: String.raw`\mathbf{x}_t=\sqrt{\bar\alpha_t}\,\mathbf{x}_0+\sqrt{1-\bar\alpha_t}\,\boldsymbol\epsilon,\quad\boldsymbol\epsilon\sim\mathcal{N}(\mathbf{0},\mathbf{I})`,
    source: equation('4'),
    values: [signal, noise],
    code: { diffusers: 'sample', ddpm: 'x_t' },
  },
  'x_{t-1}': {
    tex: (t) => String.raw`\mathbf{x}_{${t}}`,
    plain: (t) => `x${sub(t)}`,
    definition: String.raw`\mathbf{x}_{t-1}=\frac{1}{\sqrt{\alpha_t}}\left(\mathbf{x}_t-\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}}\,\boldsymbol\epsilon_\theta(\mathbf{x}_t,t)\right)+\sigma_t\mathbf{z}`,
    source: algorithm('2'),
    values: [signal, noise],
    code: { diffusers: 'prev_sample', ddpm: 'p_sample' },
  },
  x_T: {
    tex: () => String.raw`\mathbf{x}_T`,
    plain: () => 'x_T',
    definition: String.raw`p(\mathbf{x}_T)=\mathcal{N}(\mathbf{x}_T;\mathbf{0},\mathbf{I})`,
    source: equation('1'),
    values: [
      { label: () => '√ᾱ_T', at: (s) => closedForm(s, s.T).signal, constant: true },
      { label: () => '√(1 − ᾱ_T)', at: (s) => closedForm(s, s.T).noise, constant: true },
    ],
    code: { diffusers: 'sample', ddpm: 'img' },
  },
  t: {
    tex: () => 't',
    plain: () => 't',
    definition: String.raw`t\sim\mathrm{Uniform}(\{1,\dots,T\})`,
    source: algorithm('1'),
    values: [{ label: () => 'timestep = t − 1', at: (_, t) => t - 1 }],
    timeless: true,
    code: { diffusers: 'timestep', ddpm: 't' },
  },
  T: {
    tex: () => 'T',
    plain: () => 'T',
    definition: String.raw`T=1000`,
    source: section('4'),
    values: [{ label: () => 'T', at: (s) => s.T, constant: true }],
    timeless: true,
    code: { diffusers: 'num_train_timesteps', ddpm: 'num_timesteps' },
  },
  beta_t: {
    tex: (t) => String.raw`\beta_{${t}}`,
    plain: (t) => `β${sub(t)}`,
    definition: String.raw`q(\mathbf{x}_t|\mathbf{x}_{t-1}):=\mathcal{N}(\mathbf{x}_t;\sqrt{1-\beta_t}\,\mathbf{x}_{t-1},\beta_t\mathbf{I})`,
    source: equation('2'),
    values: [beta],
    code: { diffusers: 'betas', ddpm: 'betas' },
  },
  alpha_t: {
    tex: (t) => String.raw`\alpha_{${t}}`,
    plain: (t) => `α${sub(t)}`,
    definition: String.raw`\alpha_t:=1-\beta_t`,
    source: equation('4'),
    values: [alpha, { label: (t) => `√α${sub(t)}`, at: (s, t) => Math.sqrt(entryAt(s.alpha, t)) }],
    code: { diffusers: 'alphas', ddpm: 'alphas' },
  },
  alphaBar_t: {
    tex: (t) => String.raw`\bar\alpha_{${t}}`,
    plain: (t) => `ᾱ${sub(t)}`,
    definition: String.raw`\bar\alpha_t:=\prod_{s=1}^{t}\alpha_s`,
    source: equation('4'),
    values: [alphaBar, signal, noise],
    code: { diffusers: 'alphas_cumprod', ddpm: 'alphas_cumprod' },
  },
  epsilon: {
    tex: () => String.raw`\boldsymbol\epsilon`,
    plain: () => 'ε',
    definition: String.raw`\boldsymbol\epsilon\sim\mathcal{N}(\mathbf{0},\mathbf{I})`,
    source: algorithm('1'),
    values: [noise],
    timeless: true,
    code: { diffusers: 'noise', ddpm: 'noise' },
  },
  epsilon_theta: {
    tex: () => String.raw`\boldsymbol\epsilon_\theta`,
    plain: () => 'ε_θ',
    definition: String.raw`\boldsymbol\epsilon_\theta(\mathbf{x}_t,t)\approx\boldsymbol\epsilon=\frac{\mathbf{x}_t-\sqrt{\bar\alpha_t}\,\mathbf{x}_0}{\sqrt{1-\bar\alpha_t}}`,
    source: equation('11'),
    values: [removedNoise],
    timeless: true,
    code: { diffusers: 'model_output', ddpm: 'denoise_fn' },
  },
  theta: {
    tex: () => String.raw`\theta`,
    plain: () => 'θ',
    definition: String.raw`\theta\leftarrow\theta-\eta\,\nabla_\theta\left\lVert\boldsymbol\epsilon-\boldsymbol\epsilon_\theta(\sqrt{\bar\alpha_t}\,\mathbf{x}_0+\sqrt{1-\bar\alpha_t}\,\boldsymbol\epsilon,t)\right\rVert^2`,
    source: algorithm('1'),
    values: [],
    timeless: true,
    code: { diffusers: 'unet.parameters()' },
  },
  mu_theta: {
    tex: () => String.raw`\boldsymbol\mu_\theta`,
    plain: () => 'μ_θ',
    definition: String.raw`\boldsymbol\mu_\theta(\mathbf{x}_t,t)=\frac{1}{\sqrt{\alpha_t}}\left(\mathbf{x}_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\,\boldsymbol\epsilon_\theta(\mathbf{x}_t,t)\right)`,
    source: equation('11'),
    values: [scaleUp, removedNoise],
    timeless: true,
    code: { diffusers: 'pred_prev_sample', ddpm: 'model_mean' },
  },
  Sigma_theta: {
    tex: () => String.raw`\boldsymbol\Sigma_\theta`,
    plain: () => 'Σ_θ',
    definition: String.raw`\boldsymbol\Sigma_\theta(\mathbf{x}_t,t)=\sigma_t^2\,\mathbf{I}`,
    source: section('3.2'),
    values: [beta, betaTilde],
    timeless: true,
    code: { diffusers: 'variance', ddpm: 'model_variance' },
  },
  sigma_t: {
    tex: (t) => String.raw`\sigma_{${t}}`,
    plain: (t) => `σ${sub(t)}`,
    definition: String.raw`\sigma_t^2\in\{\beta_t,\tilde\beta_t\}`,
    source: section('3.2'),
    values: sigmas,
    code: { diffusers: 'variance_type', ddpm: 'model_var_type' },
  },
  muTilde_t: {
    tex: (t) => String.raw`\tilde{\boldsymbol\mu}_{${t}}`,
    plain: (t) => `μ̃${sub(t)}`,
    definition: String.raw`\tilde{\boldsymbol\mu}_t(\mathbf{x}_t,\mathbf{x}_0):=\frac{\sqrt{\bar\alpha_{t-1}}\,\beta_t}{1-\bar\alpha_t}\,\mathbf{x}_0+\frac{\sqrt{\alpha_t}\,(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}\,\mathbf{x}_t`,
    source: equation('7'),
    values: [
      { label: (t) => `∂μ̃${sub(t)} / ∂x_0`, at: (s, t) => posterior(s, t).x0 },
      { label: (t) => `∂μ̃${sub(t)} / ∂x${sub(t)}`, at: (s, t) => posterior(s, t).xt },
    ],
    code: { diffusers: 'pred_prev_sample', ddpm: 'posterior_mean' },
  },
  betaTilde_t: {
    tex: (t) => String.raw`\tilde\beta_{${t}}`,
    plain: (t) => `β̃${sub(t)}`,
    definition: String.raw`\tilde\beta_t:=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\,\beta_t`,
    source: equation('7'),
    values: [betaTilde, beta],
    code: { diffusers: 'variance_type="fixed_small"', ddpm: 'posterior_variance' },
  },
  z: {
    tex: () => String.raw`\mathbf{z}`,
    plain: () => 'z',
    definition: String.raw`\mathbf{z}\sim\mathcal{N}(\mathbf{0},\mathbf{I})\ (t>1),\qquad\mathbf{z}=\mathbf{0}\ (t=1)`,
    source: algorithm('2'),
    values: sigmas,
    timeless: true,
    code: { diffusers: 'variance_noise', ddpm: 'noise' },
  },
  q: {
    tex: () => String.raw`q`,
    plain: () => 'q',
    definition: String.raw`\begin{aligned}q(\mathbf{x}_{1:T}|\mathbf{x}_0)&:=\prod_{t=1}^{T}q(\mathbf{x}_t|\mathbf{x}_{t-1})\\q(\mathbf{x}_t|\mathbf{x}_{t-1})&:=\mathcal{N}(\mathbf{x}_t;\sqrt{1-\beta_t}\,\mathbf{x}_{t-1},\beta_t\mathbf{I})\end{aligned}`,
    source: equation('2'),
    values: [beta, alphaBar],
    timeless: true,
    code: { diffusers: 'add_noise', ddpm: 'q_sample' },
  },
  p_theta: {
    tex: () => String.raw`p_\theta`,
    plain: () => 'p_θ',
    definition: String.raw`\begin{aligned}p_\theta(\mathbf{x}_{0:T})&:=p(\mathbf{x}_T)\prod_{t=1}^{T}p_\theta(\mathbf{x}_{t-1}|\mathbf{x}_t)\\p_\theta(\mathbf{x}_{t-1}|\mathbf{x}_t)&:=\mathcal{N}(\mathbf{x}_{t-1};\boldsymbol\mu_\theta(\mathbf{x}_t,t),\boldsymbol\Sigma_\theta(\mathbf{x}_t,t))\end{aligned}`,
    source: equation('1'),
    values: [],
    timeless: true,
    code: { diffusers: 'step', ddpm: 'p_sample_loop' },
  },
  N: {
    tex: () => String.raw`\mathcal{N}`,
    plain: () => 'N',
    definition: String.raw`\mathcal{N}(\mathbf{x};\boldsymbol\mu,\boldsymbol\Sigma)=\frac{\exp\left(-\frac12(\mathbf{x}-\boldsymbol\mu)^\top\boldsymbol\Sigma^{-1}(\mathbf{x}-\boldsymbol\mu)\right)}{\sqrt{(2\pi)^{d}\det\boldsymbol\Sigma}}`,
    source: { paper: prml, place: 'equation', number: '2.43' },
    values: [],
    timeless: true,
    code: { diffusers: 'randn_tensor', ddpm: 'tf.random_normal' },
  },
  L_simple: {
    tex: () => String.raw`L_{\mathrm{simple}}`,
    plain: () => 'L_simple',
    definition: String.raw`L_{\mathrm{simple}}(\theta):=\mathbb{E}_{t,\mathbf{x}_0,\boldsymbol\epsilon}\left[\left\lVert\boldsymbol\epsilon-\boldsymbol\epsilon_\theta(\sqrt{\bar\alpha_t}\,\mathbf{x}_0+\sqrt{1-\bar\alpha_t}\,\boldsymbol\epsilon,t)\right\rVert^2\right]`,
    source: equation('14'),
    values: [
      {
        // DDPM eq. 12 with σ_t² = β_t: the weight that L_simple drops.
        label: (t) => `β${sub(t)} / (2 α${sub(t)} (1 − ᾱ${sub(t)}))`,
        at: (s, t) => entryAt(s.beta, t) / (2 * entryAt(s.alpha, t) * (1 - entryAt(s.alphaBar, t))),
      },
    ],
    timeless: true,
    code: { diffusers: 'F.mse_loss(model_output, noise)', ddpm: 'loss_type="mse"' },
  },
};
