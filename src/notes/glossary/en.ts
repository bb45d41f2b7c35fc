import type { SymbolId } from '../note';
import type { GlossaryText } from './glossaryEntry';

/** The glossary's words in English. */
export const en: Record<SymbolId, GlossaryText> = {
  x_0: {
    name: 'clean data',
    meaning:
      'A sample of the data distribution, for example an image scaled to [−1, 1]. The forward process starts from it and the reverse process ends at it.',
    confusion: 'x̂_0, the x_0 that the network predicts from x_t, is an estimate and changes at every step.',
  },
  x_t: {
    name: 'noisy data at step t',
    meaning:
      'The data after t steps of the forward process: a weighted sum of x_0 and Gaussian noise. The two weights below square to one, so the variance stays that of normalised data.',
  },
  'x_{t-1}': {
    name: 'data one step less noisy',
    meaning:
      'The state just before x_t in the forward process. A sampling step draws it from p_θ(x_{t−1}|x_t); given x_0 as well, its exact distribution is the posterior q(x_{t−1}|x_t, x_0).',
  },
  x_T: {
    name: 'the end of the forward process',
    meaning:
      'Data after all T steps. Almost nothing of x_0 is left, so sampling starts here from pure standard normal noise.',
    confusion:
      'q(x_T|x_0) is only nearly N(0, I): its mean keeps the factor √ᾱ_T. The gap is the term L_T of the bound.',
  },
  t: {
    name: 'diffusion step',
    meaning:
      'The index of the noise level, 1…T: t = 1 is nearly clean, t = T nearly pure noise. Training draws it uniformly and the network is told it.',
    confusion: 'Programs usually count from 0, so the paper’s t is their t − 1.',
  },
  T: {
    name: 'number of diffusion steps',
    meaning:
      'The length of the forward chain, and of the reverse chain of ancestral sampling. The paper uses 1000.',
  },
  beta_t: {
    name: 'noise variance of step t',
    meaning:
      'The variance of the noise that forward step t adds, while the signal is scaled by √(1 − β_t). The numbers β_1…β_T are the noise schedule.',
    confusion:
      'β_t is already a variance: σ_t² = β_t is one choice for the sampling variance, not σ_t = β_t.',
  },
  alpha_t: {
    name: 'share of the signal’s variance that step t keeps',
    meaning: 'Short for 1 − β_t. One forward step multiplies the data by √α_t.',
    confusion:
      'α_t is about one single step, ᾱ_t about all steps up to t. DDIM (Song et al. 2020) writes α_t for what DDPM calls ᾱ_t.',
  },
  alphaBar_t: {
    name: 'cumulative product of α up to step t',
    meaning:
      'The share of the variance of x_t that still comes from x_0. It falls from almost 1 to almost 0 and allows a jump from x_0 to any x_t at once.',
    confusion: 'The product ends at t, not at T, and multiplies α_s = 1 − β_s, not β_s.',
  },
  epsilon: {
    name: 'noise',
    meaning:
      'Standard normal noise of the shape of the data. It is what is mixed into x_0 to get x_t, and what the network learns to recover.',
    confusion:
      'In the closed form, ε is the merged noise of all t steps; the noise of a single forward step is another variable.',
  },
  epsilon_theta: {
    name: 'noise prediction network',
    meaning:
      'A network (in DDPM a U-Net) that reads x_t and t and estimates the noise ε inside x_t. Up to a factor it is the score: ∇ log q(x_t) ≈ −ε_θ / √(1 − ᾱ_t).',
  },
  theta: {
    name: 'parameters of the network',
    meaning:
      'All weights that training changes. Samples are usually drawn with an exponential moving average of them.',
  },
  mu_theta: {
    name: 'mean of the reverse step',
    meaning:
      'The mean of p_θ(x_{t−1}|x_t) that follows from the predicted noise: x_t minus a multiple of ε_θ, scaled up by 1/√α_t.',
    confusion:
      'μ̃_t needs the true x_0, μ_θ puts the predicted x̂_0 in its place. Sampling can only use the second.',
  },
  Sigma_theta: {
    name: 'covariance of the reverse step',
    meaning:
      'The covariance of p_θ(x_{t−1}|x_t). DDPM does not learn it but fixes it to σ_t² I, one variance for every pixel.',
  },
  sigma_t: {
    name: 'standard deviation of the reverse step',
    meaning:
      'The size of the fresh noise in sampling step t. DDPM tries two choices with similar results: σ_t² = β_t suits data that are standard normal, σ_t² = β̃_t data that are a single point.',
    confusion: 'It multiplies z as a standard deviation: take the root of β_t or β̃_t.',
  },
  muTilde_t: {
    name: 'mean of the forward posterior',
    meaning:
      'The mean of x_{t−1} when both x_t and x_0 are known: a weighted sum of the two, with the weights below.',
    confusion:
      'In the weight of x_0 stands √ᾱ_{t−1} β_t, in the weight of x_t √α_t (1 − ᾱ_{t−1}); they are easily swapped.',
  },
  betaTilde_t: {
    name: 'variance of the forward posterior',
    meaning:
      'The variance of x_{t−1} when both x_t and x_0 are known. It is smaller than β_t, and 0 at t = 1.',
  },
  z: {
    name: 'fresh noise of a sampling step',
    meaning:
      'Standard normal noise, drawn anew in every sampling step and scaled by σ_t. The last step (t = 1) takes z = 0.',
    confusion: 'It is independent of the ε that ε_θ predicts.',
  },
  q: {
    name: 'forward process',
    meaning:
      'The distribution that turns data into noise: a fixed Markov chain of small Gaussian steps, with nothing to learn. The same letter stands for everything that follows from it, such as q(x_t|x_0) and q(x_{t−1}|x_t, x_0).',
  },
  p_theta: {
    name: 'reverse process',
    meaning:
      'The learned distribution: a Markov chain that starts from N(0, I) and removes a little noise in every step. Its marginal p_θ(x_0) is the model of the data.',
  },
  N: {
    name: 'normal distribution',
    meaning:
      'N(x; μ, Σ) is the density of a Gaussian with mean μ and covariance Σ, taken at x. The variable before the semicolon may be left out.',
    confusion: 'Its last argument is a variance (or covariance), not a standard deviation.',
  },
  L_simple: {
    name: 'simplified training objective',
    meaning:
      'The mean squared error between the noise and its prediction, with t uniform. It is the variational bound without the weight of each step (listed below), which gives better samples.',
    confusion:
      'It is not a bound on the likelihood; the weighted terms L_{t−1} are. A lower L_simple need not mean fewer bits/dim.',
  },
};
