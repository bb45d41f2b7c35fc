import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “probability” in English. */
export const probability: Record<SymbolId<'probability'>, GlossaryText> = {
  expectation: {
    name: 'expected value',
    meaning:
      'The mean over a distribution, named in the subscript. In training it becomes the mean over a batch.',
    confusion: 'The subscript says what is random; everything else is held fixed.',
  },
  variance: {
    name: 'variance',
    meaning: 'The expected squared distance from the mean.',
    confusion: 'Its unit is the square of that of x; the standard deviation is its root.',
  },
  covariance: {
    name: 'covariance',
    meaning: 'How two quantities vary together; with itself, the variance.',
  },
  probabilityOf: {
    name: 'probability of an event',
    meaning: 'A number between 0 and 1. P(A|B) is the probability of A once B is known to have happened.',
    confusion: 'A density p(x) may exceed 1; a probability may not.',
  },
  event: {
    name: 'event',
    meaning:
      'Something that happens or does not, such as “the coin shows heads”: a set of outcomes that has a probability.',
    confusion: 'A random variable takes values; an event only occurs or not.',
  },
  density: {
    name: 'probability density',
    meaning:
      'How densely the values of a random variable lie around a point. Probabilities are its integrals.',
    confusion: 'p_θ is the learned one.',
  },
  given: {
    name: 'given',
    meaning: 'What stands after the bar is known. p(x|y) is the distribution of x for one fixed y.',
    confusion: 'The double bar ‖ separates the two distributions of a KL divergence.',
  },
  distributed: {
    name: 'is distributed as',
    meaning: 'The left side is drawn from the distribution on the right.',
    confusion: '∝ compares functions, ≈ numbers.',
  },
  randomVariable: {
    name: 'random variable',
    meaning:
      'A quantity whose value is drawn from a distribution. Capital letters name the variable, small ones its values.',
  },
  sampleSize: {
    name: 'number of samples',
    meaning: 'How many independent draws are averaged.',
  },
  sampleMean: {
    name: 'sample mean',
    meaning: 'The average of n draws. Its variance is σ²/n.',
    confusion:
      'μ is the mean of the distribution, X̄ that of the draws. The bar of ᾱ_t is a product, not a mean.',
  },
  iid: {
    name: 'independent and identically distributed',
    meaning: 'All draws come from one distribution and tell nothing about each other.',
    confusion: 'The states of a Markov chain are not independent.',
  },
  clt: {
    name: 'central limit theorem',
    meaning:
      'The sum of many independent variables of finite variance, centred and scaled, is nearly Gaussian.',
    confusion:
      'The mean X̄ itself tends to μ; only √n (X̄ − μ)/σ tends to N(0, 1). In DDPM every step is Gaussian already, so the theorem is not needed.',
  },
  prior: {
    name: 'prior',
    meaning:
      'What is believed before the data are seen. In DDPM the prior of the latents is p(x_T) = N(0, I).',
    confusion: 'The posterior has seen the data.',
  },
  posterior: {
    name: 'posterior',
    meaning: 'What is believed after the data are seen: likelihood times prior, normalised.',
    confusion: 'The likelihood is a function of the parameter, the posterior a distribution over it.',
  },
  likelihood: {
    name: 'likelihood',
    meaning: 'How probable the seen data are, as a function of the parameters.',
    confusion: 'It is no distribution over the parameters and need not integrate to 1.',
  },
  evidence: {
    name: 'evidence',
    meaning:
      'The probability of the data with everything unknown integrated out. It normalises the posterior; the ELBO bounds its logarithm from below.',
  },
  bayes: {
    name: 'Bayes’ rule',
    meaning:
      'Turns a conditional probability round: posterior = likelihood × prior / evidence. It gives q(x_{t−1}|x_t, x_0) from the forward process.',
    confusion: 'p(x|y) and p(y|x) are different things.',
  },
  markovChain: {
    name: 'Markov chain',
    meaning:
      'A sequence in which the next state depends on the present one only. The forward and the reverse process are such chains, so their joint distribution is a product.',
    confusion: 'DDIM’s forward process also depends on x_0 and is none.',
  },
};
