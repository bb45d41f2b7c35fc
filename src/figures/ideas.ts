/** The ideas of a diffusion note that figures teach, by ids that tables and exports name. */
export const ideaIds = [
  /** What one forward step does to a picture, a point, a density. */
  'forward-step',
  /** Jump to any t at once. */
  'closed-form',
  /** Two Gaussian noises become one. */
  'merge-noises',
  /** Why √β_t scales the noise and √(1−β_t) the signal. */
  'why-coefficients',
  /** A mixture of two Gaussians diffuses to N(0, I). */
  'mixture-to-normal',
  /** β rises, α and ᾱ fall. */
  'schedule-monotone',
  /** Central limit theorem, and why x_T is normal. */
  'clt',
  /** Prior, likelihood, evidence, posterior; the coin. */
  'bayes-coin',
  /** Conditional and joint probability, chain rule. */
  'conditional-joint',
  /** Markov chain and what it forgets. */
  'markov',
  /** KL divergence of two Gaussians, both directions. */
  'kl-gaussians',
  /** A sample with a gradient. */
  'reparameterisation',
  /** The reverse process, learned and exact; q(x_{t−1}|x_t) without x_0. */
  'reverse-chain',
  /** p_θ(x_0) as the marginal of all paths. */
  'marginal',
  /** q(x_{t−1}|x_t, x_0), μ̃ and β̃. */
  'posterior',
  /** σ² = β or β̃, and where each is exact. */
  'variance-choice',
  /** L_T, L_{t−1}, L_0 and the gap. */
  'elbo',
  /** The discretised decoder of L_0. */
  'decoder',
  /** μ̃, ε and x_0 into one another; the weighted and the simple loss. */
  'noise-prediction',
  /** Algorithm 1. */
  'training',
  /** Algorithm 2. */
  'sampling',
  /** Langevin dynamics. */
  'langevin',
  /** Conditional and unconditional models. */
  'conditional-model',
  /** IS, FID and NLL. */
  'quality-measures',
  /** Diffusion as lossy compression. */
  'rate-distortion',
  /** Progressive generation. */
  'progressive',
  /** Interpolation between two images. */
  'interpolation',
  /** How much of an image survives noising to t. */
  'reconstruction',
  /** The network, its time embedding and attention; settings of the experiments. */
  'u-net',
  /** Flow matching. */
  'flow-matching',
  /** Diffusion and flow matching compared. */
  'diffusion-vs-flow',
  /** Mode collapse of GANs against diffusion. */
  'mode-collapse',
  /** A latent variable model: x_1 … x_T as latents of x_0. */
  'latent-variables',
] as const;

export type IdeaId = (typeof ideaIds)[number];
