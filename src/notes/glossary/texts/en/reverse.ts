import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “reverse” in English. */
export const reverse: Record<SymbolId<'reverse'>, GlossaryText> = {
  p_theta: {
    name: 'reverse process',
    meaning:
      'The learned distribution: a Markov chain that starts from N(0, I) and removes a little noise in every step. Its marginal p_θ(x_0) is the model of the data.',
    confusion: 'The true reverse step q(x_{t−1}|x_t) is unknown; p_θ approximates it.',
  },
  p_prior: {
    name: 'prior of the reverse process',
    meaning: 'The standard normal distribution that sampling starts from.',
    confusion: 'It is fixed and free of data; q(x_T|x_0) only comes close to it.',
  },
  p_model: {
    name: 'model’s density of the data',
    meaning:
      'What is left of the reverse process when all noisy states are integrated out. Training wants it to be high on real data.',
    confusion: 'The integral cannot be worked out, hence the variational bound.',
  },
  theta: {
    name: 'parameters of the network',
    meaning:
      'All weights that training changes. Samples are usually drawn with an exponential moving average of them.',
    confusion: 'φ are the weights of another network, such as a classifier.',
  },
  epsilon_theta: {
    name: 'noise prediction network',
    meaning:
      'A network (in DDPM a U-Net) that reads x_t and t and estimates the noise ε inside x_t. Up to a factor it is the score: ∇ log q(x_t) ≈ −ε_θ / √(1 − ᾱ_t).',
    confusion:
      'ε is the noise that was drawn, ε_θ the estimate. The score has the opposite sign and another scale.',
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
    confusion: 'It is a variance: σ_t² on its diagonal, not σ_t.',
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
    confusion:
      'β_t is the variance of a forward step; β̃_t also has the factor (1 − ᾱ_{t−1})/(1 − ᾱ_t), which is below 1.',
  },
  z: {
    name: 'fresh noise of a sampling step',
    meaning:
      'Standard normal noise, drawn anew in every sampling step and scaled by σ_t. The last step (t = 1) takes z = 0.',
    confusion: 'It is independent of the ε that ε_θ predicts.',
  },
  q_posterior: {
    name: 'forward posterior',
    meaning:
      'The distribution of the previous state when both x_t and x_0 are known. By Bayes’ rule it is Gaussian with known mean and variance, and it is what p_θ is trained to match.',
    confusion: 'Without x_0 the distribution q(x_{t−1}|x_t) is not Gaussian and unknown.',
  },
  q_reverse: {
    name: 'true reverse step',
    meaning:
      'The exact distribution of the previous state given x_t alone. It depends on the whole data distribution, so p_θ approximates it; for small β_t it is nearly Gaussian.',
    confusion: 'q(x_{t−1}|x_t, x_0) also knows x_0 and is available in closed form.',
  },
  x0Hat: {
    name: 'predicted clean data',
    meaning:
      'The x_0 that follows from x_t and the predicted noise: the network’s best guess in one jump. At large t it is a blurred mean of what is possible.',
    confusion: 'x_0 is the true image; x̂_0 changes at every step.',
  },
  epsilonHat: {
    name: 'predicted noise',
    meaning: 'The noise inside x_t by the network’s estimate, also after guidance or after clipping x̂_0.',
    confusion: 'ε is the noise that was really drawn.',
  },
  v_interpolation: {
    name: 'learned interpolation of the variance',
    meaning: 'A network output per pixel that places log Σ_θ between log β̃_t and log β_t.',
    confusion: 'Not the velocity v_t of v-prediction.',
  },
  ancestralSampling: {
    name: 'ancestral sampling',
    meaning:
      'Draws the states of the reverse chain one after the other, parents first, with fresh noise in every step.',
    confusion: 'DDIM with η = 0 adds no noise.',
  },
};
