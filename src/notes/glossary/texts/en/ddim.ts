import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “ddim” in English. */
export const ddim: Record<SymbolId<'ddim'>, GlossaryText> = {
  alpha_ddim: {
    name: 'signal share in DDIM’s notation',
    meaning: 'The cumulative product that DDPM calls ᾱ_t, written without a bar in the DDIM paper.',
    confusion: 'DDPM’s α_t is a single step: here it is α_t / α_{t−1}.',
  },
  q_sigma: {
    name: 'family of forward processes of DDIM',
    meaning:
      'Non-Markovian processes with the same marginals q(x_t|x_0) as DDPM, one for each choice of σ. One trained network serves them all.',
    confusion: 'q without the index is DDPM’s Markov chain.',
  },
  sigma_ddim: {
    name: 'noise of a DDIM step',
    meaning:
      'The standard deviation of the fresh noise between two visited steps. η = 0 makes it zero, η = 1 gives DDPM’s √β̃ for the step.',
    confusion: 'It multiplies ε as it is and enters √(1 − α_{t−1} − σ_t²) squared.',
  },
  eta: {
    name: 'stochasticity of DDIM',
    meaning: 'Scales the noise of every step: 0 is deterministic DDIM, 1 has the variances of DDPM.',
    confusion: 'In θ ← θ − η∇L it is the learning rate.',
  },
  tau: {
    name: 'sub-sequence of steps',
    meaning: 'The steps that a fast sampler visits, a few of the T that training used.',
    confusion: 'τ_i is a step of training’s counting, i the number of the visit.',
  },
  S_steps: {
    name: 'number of sampling steps',
    meaning: 'The length of the sub-sequence τ: how often the network is asked.',
    confusion: 'T is the number that training used.',
  },
  f_theta: {
    name: 'predicted x_0 in DDIM',
    meaning: 'The denoised observation that follows from x_t and the predicted noise.',
    confusion: 'f(x, t) without θ is the drift of an SDE.',
  },
  ddimStep: {
    name: 'DDIM step',
    meaning:
      'Goes to the predicted x_0, back along the predicted noise to the lower level, and adds fresh noise of size σ_t.',
    confusion: 'Its α is DDPM’s ᾱ.',
  },
  x_bar: {
    name: 'rescaled state',
    meaning:
      'x divided by √α, so that the signal keeps weight 1 and only the noise grows. In it the DDIM step is an Euler step of an ODE.',
    confusion: 'The bar is no mean.',
  },
  noiseToSignal: {
    name: 'noise-to-signal ratio',
    meaning:
      'The noise level where the signal is left at weight 1; the σ of variance-exploding and EDM notation.',
    confusion: 'σ_t of DDPM is the noise added in a sampling step.',
  },
  L_gamma: {
    name: 'weighted objective',
    meaning:
      'The sum over t of the squared errors of the predicted noise with weights γ_t. All weights are 1 for L_simple.',
  },
  gamma_t: {
    name: 'weight of step t',
    meaning: 'How much step t counts in the objective L_γ.',
    confusion: 'γ is also a guidance scale, and VDM’s negative log-SNR.',
  },
};
