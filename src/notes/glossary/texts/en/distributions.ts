import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “distributions” in English. */
export const distributions: Record<SymbolId<'distributions'>, GlossaryText> = {
  N: {
    name: 'normal distribution',
    meaning:
      'N(x; μ, Σ) is the density of a Gaussian with mean μ and covariance Σ, taken at x. The variable before the semicolon may be left out.',
    confusion: 'Its last argument is a variance (or covariance), not a standard deviation.',
  },
  mu: {
    name: 'mean',
    meaning: 'The expected value of a distribution, the centre of a Gaussian.',
    confusion: 'μ_θ is a network’s output, μ̃_t an exact posterior mean.',
  },
  sigma: {
    name: 'standard deviation',
    meaning: 'The square root of the variance: the typical distance from the mean.',
    confusion: 'N(μ, σ²) takes the variance σ², the reparameterisation μ + σε the root σ.',
  },
  Sigma: {
    name: 'covariance matrix',
    meaning:
      'The variances of all elements and how they vary together. A multiple of I means independent elements of equal variance.',
    confusion: 'With limits below and above, Σ is a sum.',
  },
  identity: {
    name: 'identity matrix',
    meaning:
      'Ones on the diagonal, zeros elsewhere. As a covariance it means independent elements of variance 1.',
  },
  zero: {
    name: 'zero vector',
    meaning: 'An array of zeros of the shape of the data; the mean of standard normal noise.',
  },
  uniform: {
    name: 'uniform distribution',
    meaning: 'All values of a range are equally likely. Training draws t from it.',
  },
  normalCdf: {
    name: 'standard normal distribution function',
    meaning:
      'The probability that a standard normal variable is at most a. The decoder of L_0 takes its differences.',
    confusion: 'The small φ names a classifier’s weights or a flow.',
  },
  logVariance: {
    name: 'logarithm of the variance',
    meaning: 'What networks output in place of σ² so that the variance is always positive.',
    confusion: 'exp gives the variance back; the standard deviation takes exp of half of it.',
  },
  reparameterisation: {
    name: 'reparameterisation trick',
    meaning:
      'Writes a Gaussian draw as a fixed function of its parameters and a standard normal ε, so that gradients pass through.',
    confusion: 'The factor of ε is the standard deviation, not the variance.',
  },
  latent: {
    name: 'latent variable',
    meaning:
      'A quantity behind the data that is not observed, such as the code z of a VAE. In diffusion models the noisy states x_1…x_T are the latents.',
    confusion: 'In a sampling step z is fresh noise; z_t in VDM is the noisy data.',
  },
  D_KL: {
    name: 'Kullback–Leibler divergence',
    meaning: 'How far q is from p, measured where p puts its mass. It is 0 only for equal distributions.',
    confusion: 'Not symmetric: D_KL(p‖q) ≠ D_KL(q‖p), and no distance.',
  },
  gaussianKl: {
    name: 'KL divergence of two Gaussians',
    meaning:
      'It has a closed form, so no sampling is needed. With equal variances only (μ_p − μ_q)²/(2σ²) is left, which is how L_{t−1} becomes a squared error.',
    confusion: 'The variance of the second distribution stands in the denominator.',
  },
  entropy: {
    name: 'entropy',
    meaning: 'The mean of −log p: how uncertain a distribution is. For densities it may be negative.',
  },
  jensen: {
    name: 'Jensen’s inequality',
    meaning:
      'For a convex f, f of the mean is at most the mean of f; for the concave logarithm it is the other way round. The ELBO follows from it.',
  },
};
