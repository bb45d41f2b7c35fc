import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “forward” in English. */
export const forward: Record<SymbolId<'forward'>, GlossaryText> = {
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
    confusion:
      'Its weights are square roots: √ᾱ_t and √(1 − ᾱ_t). In flow matching x_t is mixed with t and 1 − t instead.',
  },
  'x_{t-1}': {
    name: 'data one step less noisy',
    meaning:
      'The state just before x_t in the forward process. A sampling step draws it from p_θ(x_{t−1}|x_t); given x_0 as well, its exact distribution is the posterior q(x_{t−1}|x_t, x_0).',
    confusion: 'It is a draw with fresh noise, not the mean μ_θ, and not the predicted x̂_0.',
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
    confusion:
      'Fast samplers take S < T steps; T stays what training used. In a superscript T may mean the transpose.',
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
  q: {
    name: 'forward process',
    meaning:
      'The distribution that turns data into noise: a fixed Markov chain of small Gaussian steps, with nothing to learn. The same letter stands for everything that follows from it, such as q(x_t|x_0) and q(x_{t−1}|x_t, x_0).',
    confusion: 'q only adds noise and has no parameters; p_θ removes it and is learned.',
  },
  q_data: {
    name: 'data distribution',
    meaning:
      'The unknown distribution that the training data come from. Nothing of it is known but its samples.',
    confusion: 'p_θ(x_0) is the model’s imitation of it.',
  },
  q_marginal: {
    name: 'closed form of the forward process',
    meaning:
      'The distribution of x_t given clean data, all t steps merged into one Gaussian. Training draws from it directly.',
    confusion:
      'Its variance is 1 − ᾱ_t; the root √(1 − ᾱ_t) belongs in front of ε. q(x_t|x_{t−1}) is a single step.',
  },
  noiseSchedule: {
    name: 'noise schedule',
    meaning: 'The numbers β_1…β_T that are fixed before training. DDPM lets them rise on a straight line.',
    confusion: 'Not the schedule of the learning rate.',
  },
};
